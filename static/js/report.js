"use strict";

// The page is complete without this file: it adds the keyboard and centres the chosen numeral.
(() => {
  const KEYS = { j: "next", ArrowRight: "next", k: "prev", ArrowLeft: "prev" };

  const isBusy = ({ target, key }) =>
    target.isContentEditable ||
    /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName) ||
    // Arrow keys scroll a wide table that has the focus.
    (key.startsWith("Arrow") && target.classList.contains("sheet"));

  const centre = () => {
    const chosen = document.getElementById("figure");
    if (chosen === null || location.hash !== "#figure") return;
    const panel = document.querySelector(".panel.reading");
    const stacked = panel !== null && panel.offsetWidth > window.innerWidth * 0.7;
    chosen.scrollIntoView({ block: stacked ? "start" : "center", inline: "center" });
  };

  document.addEventListener("keydown", (event) => {
    const rel = KEYS[event.key];
    if (!rel || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (isBusy(event)) return;
    const link = document.querySelector(`.walk a[rel="${rel}"]`);
    if (link === null) return;
    event.preventDefault();
    link.click();
  });

  centre();
  window.addEventListener("load", centre);
})();
