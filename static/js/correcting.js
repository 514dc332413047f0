"use strict";

// Keys beside the report's text; every one of them has a link or a button on the page.
(() => {
  const ACTIONS = {
    Enter: ".correction [name=indicator], [data-correct]",
    y: "[data-confirm]",
    q: "[data-queue]",
  };

  const act = (target) => (target.matches("input") ? target.focus() : target.click());

  // Enter on a link or button is its own; the boxed numeral has the focus when a page opens.
  const isBusy = ({ target, key }) =>
    /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName) ||
    (key === "Enter" && target.id !== "figure" && /^(A|BUTTON|SUMMARY)$/.test(target.tagName));

  // 1, 2, 3 choose between readings; Enter on the chosen one sends the form, as everywhere.
  const choose = (key) => {
    const choices = document.querySelectorAll(".conflict input[name=choice]");
    const choice = /^[1-9]$/.test(key) ? choices[Number(key) - 1] : undefined;
    if (choice === undefined) return false;
    choice.checked = true;
    choice.focus();
    return true;
  };

  const isTyping = ({ target }) =>
    /^(SELECT|TEXTAREA)$/.test(target.tagName) ||
    (target.tagName === "INPUT" && target.type !== "radio");

  document.addEventListener("keydown", (event) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    if (plain && !isTyping(event) && choose(event.key)) return;
    if (event.key === "Escape" && event.target.closest(".correction")) event.target.blur();
    const wanted = ACTIONS[event.key];
    if (!wanted || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (isBusy(event)) return;
    const target = document.querySelector(wanted);
    if (target === null) return;
    event.preventDefault();
    act(target);
  });

  // A suggested list shows all its words only while the field is empty.
  document.querySelectorAll(".correction input[list]").forEach((field) => {
    field.addEventListener("focus", () => field.select());
  });

  // What was refused is where the typing goes on, also where the panel scrolls in itself.
  const wrong = document.querySelector(".correction .wrong :is(input, select)");
  if (wrong !== null) {
    window.addEventListener("load", () => wrong.focus());
  }

  // Words chosen in the text go into the box that looks for them.
  const box = document.querySelector(".find input[name=find]");
  if (box !== null) {
    document.addEventListener("selectionchange", () => {
      const chosen = document.getSelection();
      const words = chosen.toString().trim();
      const inside = chosen.anchorNode?.parentElement?.closest(".text");
      if (inside && words && words.length <= 60 && !words.includes("\n")) box.value = words;
    });
  }
})();
