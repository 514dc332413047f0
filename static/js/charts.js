// Draws the charts of a page: plain data from the page, colours from the present theme.
(function () {
  "use strict";
  const NARROW = 480;
  const SHORT_LABEL = 8;
  const LABEL_GAP = 12;

  function readProperty(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  // Replaces every "var(--name)" by its value, at any depth.
  function paint(node) {
    if (typeof node === "string") {
      const found = /^var\((--[\w-]+)\)$/.exec(node);
      return found ? readProperty(found[1]) : node;
    }
    if (Array.isArray(node)) return node.map(paint);
    if (node && typeof node === "object") {
      return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, paint(value)]));
    }
    return node;
  }

  // On a narrow screen a label takes two lines: the county, and what of it.
  function shorten(label) {
    return label
      .split(" ")
      .map((text) => (text.length > SHORT_LABEL ? text.slice(0, SHORT_LABEL - 1) + "…" : text))
      .join("<br>");
  }

  // Plotly's own measuring of the left margin takes seconds for some hundred labels.
  function widest(labels, size, family) {
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = `${size}px ${family}`;
    const lines = labels.flatMap((label) => label.split("<br>"));
    return Math.max(0, ...lines.map((line) => pen.measureText(line).width));
  }

  // A value cut off at the right edge would be read as another value.
  function endRoom(traces, size, family) {
    const texts = traces.filter((trace) => trace.mode === "text").flatMap((trace) => trace.text);
    return Math.ceil(widest(texts, size, family));
  }

  function fit({ data, layout }, width) {
    layout.font.family = readProperty("--sans");
    const axis = layout.yaxis;
    if (!axis || !axis.ticktext) return layout;
    const size = width < NARROW ? 11 : 13;
    if (width < NARROW) {
      axis.ticktext = axis.ticktext.map(shorten);
      layout.margin.r = endRoom(data, layout.font.size, layout.font.family);
    }
    axis.tickfont = { size };
    layout.margin.l = Math.ceil(widest(axis.ticktext, size, layout.font.family)) + LABEL_GAP;
    return layout;
  }

  function saveButton(format, name) {
    return {
      name: `save-${format}`,
      title: `下载 ${format.toUpperCase()} 图片`,
      icon: format === "png" ? Plotly.Icons.camera : Plotly.Icons.disk,
      click: (plot) =>
        Plotly.downloadImage(plot, { format, filename: `明账_${name}`, scale: 2 }),
    };
  }

  function settings(name) {
    return {
      displaylogo: false,
      responsive: true,
      doubleClick: false,
      showTips: false,
      modeBarButtons: [[saveButton("png", name), saveButton("svg", name)]],
    };
  }

  function openPoint(event) {
    const data = event.points[0] && event.points[0].customdata;
    if (data && data[0]) window.location.assign(data[0]);
  }

  function draw(plot) {
    const spec = paint(JSON.parse(document.getElementById(plot.dataset.chart).textContent));
    const layout = fit(spec, plot.clientWidth);
    Plotly.react(plot, spec.data, layout, settings(plot.dataset.name)).then(() => {
      if (plot.dataset.drawn) return;
      plot.dataset.drawn = "yes";
      plot.on("plotly_click", openPoint);
    });
  }

  function drawAll() {
    document.querySelectorAll("[data-chart]").forEach(draw);
  }

  // One's own row stands in the middle of a chart that is longer than its window.
  function showFocus(plot) {
    const scroll = plot.parentElement;
    scroll.scrollTop = Number(plot.dataset.focus) - scroll.clientHeight / 2;
  }

  document.addEventListener("DOMContentLoaded", () => {
    if (!window.Plotly) return;
    drawAll();
    document.querySelectorAll("[data-focus]").forEach(showFocus);
    document.addEventListener("themechange", drawAll);
  });
})();
