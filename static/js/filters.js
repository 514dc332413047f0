// Filters answer at once; without this script the button does the same.
(function () {
  "use strict";
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-instant]");
    if (form && event.target.matches("select")) form.requestSubmit();
  });
  // Empty fields stay out of the address, so that it can be read and passed on.
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-instant]")) return;
    event.target.querySelectorAll("select, input").forEach((field) => {
      field.disabled = field.value === "";
    });
  });
  // Filters that a reader unfolded on a narrow screen stay so while one after another is chosen.
  const fold = document.querySelector("details.fold");
  const kept = `unfolded ${window.location.pathname}`;
  if (fold) {
    fold.open = sessionStorage.getItem(kept) === "yes";
    fold.addEventListener("toggle", () => sessionStorage.setItem(kept, fold.open ? "yes" : "no"));
  }
  // A page kept by the browser for going back must not keep fields switched off.
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-instant] :disabled").forEach((field) => {
      field.disabled = false;
    });
  });
})();
