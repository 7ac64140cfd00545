// Draws each figure from its JSON option in the colours of the page; the table below it stays.
(() => {
  const drawn = [];
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const dress = (option) => ({
    ...option,
    color: option.color || ["--chart-1", "--chart-2", "--chart-3", "--chart-4", "--chart-5"].map(colour),
    backgroundColor: "transparent",
    animation: false,
    textStyle: { color: colour("--ink"), fontFamily: getComputedStyle(document.body).fontFamily },
  });
  const shade = (axis) => (Array.isArray(axis) ? axis : axis ? [axis] : []).map((one) => ({
    ...one,
    axisLabel: { color: colour("--ink-faint"), ...(one.axisLabel || {}) },
    axisLine: { lineStyle: { color: colour("--line-strong") } },
    splitLine: { lineStyle: { color: colour("--line") } },
  }));
  const draw = (figure) => {
    const source = document.getElementById(figure.dataset.chart);
    const place = figure.querySelector(".chart-canvas");
    if (!source || !place || !window.echarts) return;
    const option = dress(JSON.parse(source.textContent));
    if (option.xAxis) option.xAxis = shade(option.xAxis);
    if (option.yAxis) option.yAxis = shade(option.yAxis);
    const chart = window.echarts.init(place, null, { renderer: "canvas" });
    chart.setOption(option);
    drawn.push({ chart, figure });
  };
  const start = () => {
    if (!window.echarts) { document.querySelectorAll(".chart details").forEach((d) => { d.open = true; }); return; }
    document.querySelectorAll("figure[data-chart]:not([data-drawn])").forEach((figure) => {
      figure.dataset.drawn = "";
      draw(figure);
    });
  };
  window.addEventListener("resize", () => drawn.forEach(({ chart }) => chart.resize()));
  document.addEventListener("htmx:afterSettle", start);
  document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", start) : start();
})();
