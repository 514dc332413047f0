// Saves the picture of the tiles as PNG: the SVG of the page, drawn on a canvas.
(function () {
  "use strict";
  const SCALE = 2;
  // A browser draws no canvas that is longer.
  const LONGEST = 16000;

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  async function savePicture(button) {
    const picture = new Image();
    picture.src = button.dataset.picture;
    await picture.decode();
    const canvas = document.createElement("canvas");
    const scale = Math.min(SCALE, LONGEST / picture.naturalHeight);
    canvas.width = picture.naturalWidth * scale;
    canvas.height = picture.naturalHeight * scale;
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save(blob, button.dataset.name), "image/png");
  }

  // One's own tile stands in sight among hundreds.
  function showOwn() {
    const own = document.querySelector(".provinces .tile.own");
    if (!own) return;
    const frame = own.closest(".provinces");
    const below = own.getBoundingClientRect().top - frame.getBoundingClientRect().top;
    frame.scrollTop += below - frame.clientHeight / 2;
  }

  document.addEventListener("DOMContentLoaded", () => {
    showOwn();
    document.querySelectorAll("[data-picture]").forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => savePicture(button));
    });
  });
})();
