// Lets drawn charts shrink with the paper: while printing each drawing has a view box.
(function () {
  "use strict";
  function drawings() {
    return document.querySelectorAll(".chart-plot .main-svg");
  }

  // A frame that was scrolled would print its rows without their axis.
  let scrolled = [];

  function showTops() {
    scrolled = [...document.querySelectorAll(".chart-scroll, .provinces")]
      .filter((frame) => frame.scrollTop)
      .map((frame) => [frame, frame.scrollTop]);
    scrolled.forEach(([frame]) => (frame.scrollTop = 0));
  }

  window.addEventListener("beforeprint", () => {
    showTops();
    drawings().forEach((svg) => {
      const { width, height } = svg.getBoundingClientRect();
      const wide = svg.getAttribute("width") || width;
      const high = svg.getAttribute("height") || height;
      svg.setAttribute("viewBox", `0 0 ${parseFloat(wide)} ${parseFloat(high)}`);
    });
  });

  window.addEventListener("afterprint", () => {
    drawings().forEach((svg) => svg.removeAttribute("viewBox"));
    scrolled.forEach(([frame, top]) => (frame.scrollTop = top));
  });
})();
