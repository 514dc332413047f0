"use strict";

// The form is complete without this file: it shows the chosen scan beside the fields.
(() => {
  const LARGEST = 10 * 1024 * 1024;
  const field = document.querySelector("#m_scan");
  const preview = document.querySelector("#preview");
  if (field === null || preview === null) return;
  let address = "";

  const tell = (words) => {
    const caption = document.createElement("figcaption");
    caption.textContent = words;
    return caption;
  };

  const draw = (file) => {
    address = URL.createObjectURL(file);
    const isPdf = file.type === "application/pdf";
    const view = document.createElement(isPdf ? "iframe" : "img");
    view.src = address;
    if (isPdf) view.title = `原件：${file.name}`;
    else view.alt = `原件：${file.name}`;
    view.addEventListener("error", () => preview.replaceChildren(tell("这张图打不开，请换一个文件。")));
    return view;
  };

  const wrong = document.querySelector(".manual .wrong :is(input, select)");
  if (wrong !== null) window.addEventListener("load", () => wrong.focus());

  // A second click while the file is on its way would enter the report twice.
  let sent = false;
  field.form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  window.addEventListener("pageshow", () => {
    sent = false;
  });

  field.addEventListener("change", () => {
    URL.revokeObjectURL(address);
    const [file] = field.files;
    if (file === undefined) return;
    if (!/^(image\/(png|jpeg)|application\/pdf)$/.test(file.type)) {
      preview.replaceChildren(tell("只收 PNG、JPEG 图片和 PDF，请换一个文件。"));
    } else if (file.size > LARGEST) {
      preview.replaceChildren(tell("文件超过 10 MB，请降低扫描分辨率，或只保留有数据的几页。"));
    } else {
      preview.replaceChildren(draw(file), tell(`原件：${file.name}（尚未保存）`));
    }
  });
})();
