"use strict";

// The list is complete without this file: it adds j, k to move and Enter to open.
(() => {
  const links = [...document.querySelectorAll(".tasks a")];
  const STEPS = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

  document.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    const here = links.indexOf(document.activeElement);
    const next = here < 0 ? links[0] : links[here + step];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  });
})();
