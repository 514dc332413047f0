// Saves the picture of the tiles as PNG: the SVG of the page, drawn on a canvas.
(function () {
  "use strict";
  const SCALE = 2;

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
    canvas.width = picture.naturalWidth * SCALE;
    canvas.height = picture.naturalHeight * SCALE;
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save(blob, button.dataset.name), "image/png");
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-picture]").forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => savePicture(button));
    });
  });
})();
