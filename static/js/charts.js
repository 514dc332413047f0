// Draws the charts of a page: plain data from the page, colours from the present theme.
(function () {
  "use strict";
  const NARROW = 480;
  const SHORT_LABEL = 9;
  const LABEL_GAP = 12;
  // Of the chart's width, the most that names may take before they stand in two lines.
  const LABEL_PART = 0.2;
  // What of a drawn chart belongs to its rows and not to its axis.
  // A second pattern of the same id would be the one that bars are filled with; on paper, where
  // the copy is not shown, they would be empty.
  const ROWS = ".plot, .yaxislayer-above, .hoverlayer, .gridlayer, pattern";
  // On a body's sheet four small charts stand abreast: drawn at that width, their words are legible.
  const SHEET_WIDTH = 270;
  const SHEET_ROWS = 0.78;
  const SHEET_LINES = 0.64;
  const SHEET_CHARTS = ".body-page .small-charts [data-chart]";
  const PICTURE_WIDTH = 1200;
  const PICTURE_HEAD = 76;
  const PICTURE_FOOT = 34;

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

  // A long name in two lines: the county and what of it, else two halves.
  function wrap(label) {
    const gap = label.indexOf(" ");
    const at = gap > 0 ? gap : Math.ceil(label.length / 2);
    return `${label.slice(0, at)}<br>${label.slice(at).trim()}`;
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

  // Values have a margin of their own there, so the axis need not leave room for them too.
  function endAxis(traces, axis) {
    const labels = traces.filter((trace) => trace.mode === "text" && !trace.xaxis);
    const last = Math.max(...labels.flatMap((trace) => trace.x));
    if (Number.isFinite(last) && last > 0) axis.range = [axis.range[0], last * 1.02];
    axis.nticks = 4;
  }

  // Words over a line turn to the side, or end with the plot, where they would be cut off.
  function keepNotes(layout, width) {
    const [low, high] = layout.xaxis?.range ?? [];
    const room = width - layout.margin.l - layout.margin.r;
    if (low === undefined || room <= 0) return;
    (layout.annotations ?? []).forEach((note) => {
      if (note.yref !== "paper" || note.xref === "paper") return;
      const wide = widest([note.text.replace(/<[^>]+>/g, "")], note.font.size, layout.font.family);
      const at = ((note.x - low) / (high - low)) * room;
      const left = at + layout.margin.l;
      const right = room - at + layout.margin.r;
      if (note.xanchor === "left" ? wide <= right : wide <= left) return;
      if (wide <= Math.max(left, right)) note.xanchor = left > right ? "right" : "left";
      else Object.assign(note, { xref: "paper", x: 1, xanchor: "right", xshift: layout.margin.r });
    });
  }

  function fit(spec, width) {
    const layout = fitRows(spec, width);
    keepNotes(layout, width);
    return layout;
  }

  // Plotly takes the least distance of two bars for a row: where each other row has no value, bars
  // would lie across its word.
  function setThickness(data, layout) {
    data.forEach((trace) => {
      if (trace.type === "bar") trace.width ??= 1 - (layout.bargap ?? 0.2);
    });
  }

  function fitRows({ data, layout }, width) {
    layout.font.family = readProperty("--sans");
    const axis = layout.yaxis;
    if (!axis || !axis.ticktext) return layout;
    setThickness(data, layout);
    const isLong = (label) => widest([label], 13, layout.font.family) > width * LABEL_PART;
    const long = axis.ticktext.some(isLong);
    const size = width < NARROW ? 11 : long ? 12 : 13;
    if (width >= NARROW) {
      axis.ticktext = axis.ticktext.map((label) => (isLong(label) ? wrap(label) : label));
    } else {
      axis.ticktext = axis.ticktext.map(shorten);
      layout.margin.r = endRoom(data, layout.font.size, layout.font.family);
      if (layout.xaxis.range) endAxis(data, layout.xaxis);
    }
    axis.tickfont = { size };
    layout.margin.l = Math.ceil(widest(axis.ticktext, size, layout.font.family)) + LABEL_GAP;
    return layout;
  }

  const settings = { displayModeBar: false, responsive: true, doubleClick: false, showTips: false };

  function plotHeight(layout) {
    return layout.height - layout.margin.t - layout.margin.b;
  }

  // A picture goes about without its page: title, unit, key and source are drawn into it.
  function pictureOf(figure, plot) {
    const spec = readSpec(plot);
    const text = (selector) => figure.querySelector(selector)?.textContent.trim() ?? "";
    const keys = [...figure.querySelectorAll(".key li")].map((item) => item.textContent.trim());
    const layout = fit(spec, PICTURE_WIDTH);
    spec.data.forEach((trace) => {
      trace.showlegend = keys.includes(trace.name) && trace.fill !== "none";
    });
    layout.width = PICTURE_WIDTH;
    layout.height += PICTURE_HEAD + PICTURE_FOOT;
    layout.margin.t += PICTURE_HEAD;
    layout.margin.b += PICTURE_FOOT;
    layout.showlegend = keys.length > 0;
    layout.legend = { orientation: "h", x: 1, xanchor: "right", y: 1, yanchor: "bottom" };
    layout.legend.y = 1 + (layout.margin.t - PICTURE_HEAD) / plotHeight(layout);
    const note = { x: 0, xref: "paper", xanchor: "left", yref: "paper", showarrow: false };
    const head = `<b>${text(".title")}</b><br><span style="font-size:13px">${text(".unit")}</span>`;
    layout.annotations = [
      ...(layout.annotations ?? []),
      {
        ...note,
        text: head,
        align: "left",
        font: { size: 17 },
        y: 1,
        yanchor: "top",
        yshift: layout.margin.t - 10,
      },
      {
        ...note,
        text: text(".source .said"),
        font: { size: 11 },
        y: 0,
        yanchor: "top",
        yshift: 20 - layout.margin.b,
      },
    ];
    return { data: spec.data, layout, config: settings };
  }

  function saveChart(event) {
    const button = event.target.closest("[data-save]");
    if (!button) return;
    const figure = button.closest("figure");
    const plot = figure.querySelector("[data-chart]");
    Plotly.downloadImage(pictureOf(figure, plot), {
      format: button.dataset.save,
      filename: `明账_${plot.dataset.name}`,
      scale: 2,
      width: null,
      height: null,
    });
  }

  // The axis of a chart that is longer than its window stays in sight, as a copy above the rows.
  function pinAxis(plot) {
    const scroll = plot.parentElement;
    scroll.querySelector(".chart-axis")?.remove();
    if (plot.clientHeight <= scroll.clientHeight + 4) return;
    const axis = document.createElement("div");
    axis.className = "chart-axis";
    axis.style.height = `${plot.layout.margin.t}px`;
    scroll.style.setProperty("--axis", axis.style.height);
    plot.querySelectorAll(".main-svg").forEach((svg) => {
      const copy = svg.cloneNode(true);
      copy.querySelectorAll(ROWS).forEach((layer) => layer.remove());
      axis.append(copy);
    });
    scroll.prepend(axis);
  }

  function openPoint(event) {
    const data = event.points[0] && event.points[0].customdata;
    if (data && data[0]) window.location.assign(data[0]);
  }

  function readSpec(plot) {
    return paint(JSON.parse(document.getElementById(plot.dataset.chart).textContent));
  }

  function draw(plot) {
    const spec = readSpec(plot);
    const layout = fit(spec, plot.clientWidth);
    Plotly.react(plot, spec.data, layout, settings).then(() => {
      pinAxis(plot);
      if (plot.dataset.drawn) return;
      plot.dataset.drawn = "yes";
      plot.on("plotly_click", openPoint);
    });
  }

  function drawAll() {
    document.querySelectorAll("[data-chart]").forEach(draw);
  }

  // Paper is white: what was drawn in light letters for a dark screen is drawn anew.
  let chosen;

  function drawForPaper() {
    chosen = undefined;
    if (readProperty("color-scheme") === "dark") {
      chosen = document.documentElement.dataset.theme ?? "";
      document.documentElement.dataset.theme = "light";
      drawAll();
    }
    document.querySelectorAll(SHEET_CHARTS).forEach(drawOnSheet);
  }

  function drawOnSheet(plot) {
    const spec = readSpec(plot);
    const layout = fit(spec, SHEET_WIDTH);
    const part = layout.yaxis?.ticktext ? SHEET_ROWS : SHEET_LINES;
    Object.assign(layout, { width: SHEET_WIDTH, height: layout.height * part });
    Plotly.react(plot, spec.data, layout, settings);
  }

  function drawAsBefore() {
    const sheet = document.querySelector(SHEET_CHARTS);
    if (chosen === undefined && !sheet) return;
    if (chosen) document.documentElement.dataset.theme = chosen;
    else if (chosen === "") delete document.documentElement.dataset.theme;
    drawAll();
  }

  // Here, so that they come before what makes drawings shrink with the paper.
  window.addEventListener("beforeprint", () => window.Plotly && drawForPaper());
  window.addEventListener("afterprint", () => window.Plotly && drawAsBefore());

  // One's own row stands in the middle of a chart that is longer than its window.
  function showFocus(plot) {
    const scroll = plot.parentElement;
    scroll.scrollTop = Number(plot.dataset.focus) - scroll.clientHeight / 2;
  }

  document.addEventListener("DOMContentLoaded", () => {
    if (!window.Plotly) return;
    drawAll();
    document.querySelectorAll("[data-focus]").forEach(showFocus);
    document.querySelectorAll(".chart-save").forEach((tools) => (tools.hidden = false));
    document.addEventListener("click", saveChart);
    document.addEventListener("themechange", drawAll);
  });
})();
