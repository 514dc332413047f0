// Light or dark: the system's choice unless the reader made one. Loaded before the page is
// painted, so that nothing flashes.
(function () {
  "use strict";
  const root = document.documentElement;
  const key = "theme";
  const system = window.matchMedia("(prefers-color-scheme: dark)");

  function stored() {
    try {
      return window.localStorage.getItem(key);
    } catch {
      // Storage may be switched off; the system's choice holds then.
      return null;
    }
  }

  function isDark() {
    const chosen = root.dataset.theme;
    return chosen ? chosen === "dark" : system.matches;
  }

  function announce(button) {
    button.textContent = isDark() ? "浅色" : "深色";
    document.dispatchEvent(new CustomEvent("themechange"));
  }

  const chosen = stored();
  if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-theme-switch]");
    button.hidden = false;
    button.textContent = isDark() ? "浅色" : "深色";
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      try {
        window.localStorage.setItem(key, root.dataset.theme);
      } catch {
        // The choice then holds for this page only.
      }
      announce(button);
    });
    system.addEventListener("change", () => announce(button));
  });
})();
