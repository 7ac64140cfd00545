// Draws each figure from its JSON option in the colours and letters of the page.
// The table below it stays; it is folded only once the drawing is there.
(() => {
  const drawn = new Map();
  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const list = (value) => (Array.isArray(value) ? value : value ? [value] : []);
  const palette = () => [1, 2, 3, 4, 5, 6, 7, 8].map((n) => token(`--chart-${n}`));

  // Names beside nodes are written on the ground, which the library does not know: it would outline them.
  const GROUNDED = new Set(["graph", "sankey"]);
  const lettered = (one) => ({ ...one, label: { color: token("--ink"), fontSize: 12, textBorderColor: token("--paper"), textBorderWidth: 3, ...one.label } });

  const axis = (one) => ({
    ...one,
    nameTextStyle: { color: token("--ink-faint"), fontSize: 13, ...one.nameTextStyle },
    axisLabel: { color: token("--ink-soft"), fontSize: 13, hideOverlap: true, ...(one.years && { formatter: String }), ...one.axisLabel },
    axisTick: { show: false, ...one.axisTick },
    axisLine: { show: one.type !== "value", lineStyle: { color: token("--line-strong") }, ...one.axisLine },
    splitLine: { show: one.type === "value", lineStyle: { color: token("--chart-grid") }, ...one.splitLine },
  });

  const dress = (option) => {
    const dressed = {
      ...option,
      color: option.color || palette(),
      backgroundColor: "transparent",
      animation: false,
      textStyle: { color: token("--ink"), fontFamily: getComputedStyle(document.body).fontFamily, ...option.textStyle },
      // Rich text is drawn on the canvas; the other kind writes inline styles, which our policy forbids.
      tooltip: {
        trigger: list(option.series).some((s) => s.type === "pie") ? "item" : "axis",
        backgroundColor: token("--surface"), borderColor: token("--line-strong"), borderWidth: 1, padding: [8, 12],
        textStyle: { color: token("--ink"), fontSize: 14 },
        axisPointer: { type: "line", lineStyle: { color: token("--line-strong") } },
        ...option.tooltip, renderMode: "richText", confine: true,
      },
    };
    if (!option.grid && option.xAxis) dressed.grid = { left: 8, right: 16, top: option.legend ? 40 : 20, bottom: 8, outerBoundsMode: "same", containLabel: true };
    if (option.legend) dressed.legend = { top: 0, left: 0, icon: "rect", itemWidth: 14, itemHeight: 4, textStyle: { color: token("--ink-soft"), fontSize: 13 }, ...option.legend };
    if (option.geo) {
      if (!window.innowayLand) throw new Error("the map of the land is missing");
      window.echarts.registerMap("land", window.innowayLand);
      dressed.geo = { silent: true, preserveAspect: "contain", left: 0, right: 0, top: 0, bottom: 0, itemStyle: { areaColor: token("--chart-grid"), borderWidth: 0 }, ...option.geo };
    }
    if (option.xAxis) dressed.xAxis = list(option.xAxis).map(axis);
    if (option.yAxis) dressed.yAxis = list(option.yAxis).map(axis);
    dressed.series = list(option.series).map((one) => ({
      ...(one.type === "bar" ? { barMaxWidth: 34, barCategoryGap: "28%" } : {}),
      ...(one.type === "line" ? { showSymbol: false, symbolSize: 7, lineStyle: { width: 2.5, ...one.lineStyle } } : {}),
      ...(option.geo || GROUNDED.has(one.type) ? lettered(one) : one),
    }));
    return dressed;
  };

  // A net is moved and zoomed by hand. A finger belongs to the page, or it could not be scrolled past
  // the drawing; so does the wheel, unless Ctrl is held (a pinch on a touch pad is told as such).
  const held = (option) => { option.series.forEach((one) => { if (one.type === "graph" && matchMedia("(pointer: coarse)").matches) Object.assign(one, { roam: false, draggable: false }); }); return option; };
  const letScroll = (place) => place.addEventListener("wheel", (event) => { if (!event.ctrlKey && !event.metaKey) event.stopPropagation(); }, { capture: true, passive: true });

  // On a phone the names of horizontal bars stand above them; beside them they would take half the width.
  const narrow = (option, place) => {
    const [names] = option.yAxis || [];
    const width = place.clientWidth;
    // Flows: names of both sides share the width, each cut to its half.
    if (width <= 520) option.series.forEach((one) => { if (one.type === "sankey") Object.assign(one, { right: Math.round(width * 0.46), label: { ...one.label, width: Math.round(width * 0.4), overflow: "truncate", fontSize: 11 } }); });
    // A net: names stand below their nodes, so that none runs out of the picture.
    if (width <= 520) option.series.forEach((one) => { if (one.type === "graph") Object.assign(one, { top: 96, label: { ...one.label, position: "bottom", width: 96, overflow: "truncate", fontSize: 11 } }); });
    // Where they are many, smaller dots keep apart.
    if (width <= 520) option.series.forEach((one) => { if (one.type === "graph" && one.data.length > 100) one.data.forEach((node) => { node.symbolSize *= 0.55; }); });
    // A key of several lines stands line by line above the drawing instead of running into it.
    if (width <= 520 && option.legend && option.grid && option.series.length > 2) {
      option.legend.orient = "vertical";
      option.grid.top = 24 * option.series.length + 16;
    }
    if (width > 520 || !names || names.type !== "category") return option;
    const key = option.legend && option.grid ? Math.max(0, option.grid.top - 20) : 0;
    place.style.height = `${34 * names.data.length + 50 + key}px`;
    Object.assign(names, { z: 10, axisLine: { show: false } });
    Object.assign(names.axisLabel, { inside: true, align: "left", verticalAlign: "bottom", padding: [0, 0, 5, -6], width: width - 24, overflow: "truncate", hideOverlap: false });
    option.series.forEach((one) => { if (one.type === "bar") one.barWidth = 7; });
    return option;
  };

  // A net spreads as far as its forces push it; what would run out of the picture is made to fit.
  const fit = (chart) => {
    const net = () => chart.getModel().getSeriesByType("graph")[0];
    if (!net()) return;
    const [before, after, above, below] = net().get(["label", "position"]) === "right" ? [24, 180, 24, 32] : [52, 52, 24, 32];
    const ends = (points) => [0, 1].map((way) => points.map((point) => point[way])).map((all) => [Math.min(...all), Math.max(...all)]);
    const seen = (point) => net().coordinateSystem.dataToPoint(point);
    const laid = Array.from({ length: net().getData().count() }, (_, n) => net().getData().getItemLayout(n));
    const [[left, right], [top, bottom]] = ends(laid.map(seen));
    const [width, height, head] = [chart.getWidth(), chart.getHeight(), net().get("top") || 0];
    if (left >= before && right + after <= width && top - above >= head && bottom + below <= height) return;
    // The forces have done their work: each node stays where it is, and only the view of it changes.
    const center = ends(laid).map(([low, high]) => (low + high) / 2);
    const data = chart.getOption().series[0].data.map((one, n) => ({ ...one, x: laid[n][0], y: laid[n][1] }));
    chart.setOption({ series: [{ layout: "none", data, center, zoom: 1 }] });
    const [now, next] = [center, center.map((at) => at + 1)].map(seen);
    // Names keep their size however far the net is drawn together: their room is taken off first.
    const scale = Math.min(1, (width - before - after) / (right - left), (height - head - above - below) / (bottom - top));
    const wanted = [(before + width - after) / 2, (head + above + height - below) / 2];
    chart.setOption({ series: [{ zoom: scale / (next[0] - now[0]), center: center.map((at, way) => at - (wanted[way] - now[way]) / scale) }] });
  };

  const draw = (figure) => {
    const source = document.getElementById(figure.dataset.chart);
    const place = figure.querySelector(".chart-canvas");
    if (!source || !place) return;
    const option = held(narrow(dress(JSON.parse(source.textContent)), place));
    const chart = drawn.get(figure) || window.echarts.init(place, null, { renderer: "canvas" });
    chart.setOption(option, true);
    fit(chart);
    if (!drawn.has(figure)) {
      drawn.set(figure, chart);
      letScroll(place);
      // A figure whose parts have a link leads there; its table has the same links.
      chart.on("click", ({ data }) => { if (data && data.link) window.location.assign(data.link); });
      figure.querySelector("details").open = false;
    }
  };

  const start = () => {
    document.querySelectorAll("figure[data-chart]:not([data-drawn]):not([data-failed])").forEach((figure) => {
      try {
        if (!window.echarts) throw new Error("the chart library is missing");
        draw(figure);
        figure.dataset.drawn = "";
      } catch (error) {
        figure.dataset.failed = "";
        console.warn(`Showing the table instead of the chart: ${error.message}`);
      }
    });
  };

  let waiting = 0;
  // Without a width there is nothing to fit into.
  const refit = () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(() => drawn.forEach((chart) => { if (chart.getDom().clientWidth) chart.resize(); })); };
  window.addEventListener("resize", refit);
  document.addEventListener("htmx:afterSettle", start);
  const redraw = () => drawn.forEach((_, figure) => draw(figure));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  // Paper is white: drawings of the dark page are made anew in the light colours while it is printed.
  const dark = document.querySelector('link[rel="stylesheet"][href*="web/dark"]');
  const lit = dark && dark.media;
  const during = (media) => { if (dark) { dark.media = media; redraw(); } };
  window.addEventListener("beforeprint", () => during("not all"));
  window.addEventListener("afterprint", () => during(lit));
  start();
})();
