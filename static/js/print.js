// Lets drawn charts shrink with the paper: while printing each drawing has a view box.
(function () {
  "use strict";
  function drawings() {
    return document.querySelectorAll(".chart-plot .main-svg");
  }

  window.addEventListener("beforeprint", () => {
    drawings().forEach((svg) => {
      const { width, height } = svg.getBoundingClientRect();
      const wide = svg.getAttribute("width") || width;
      const high = svg.getAttribute("height") || height;
      svg.setAttribute("viewBox", `0 0 ${parseFloat(wide)} ${parseFloat(high)}`);
    });
  });

  window.addEventListener("afterprint", () => {
    drawings().forEach((svg) => svg.removeAttribute("viewBox"));
  });
})();
