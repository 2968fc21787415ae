/* The charts of Mufakat: pure drawing, from JSON that the server wrote, over ECharts 6.

   Mufakat.series(element, data)   one small panel a line, intervals as bands, years without a value as gaps
   Mufakat.bars(element, data)     one bar a category: solid to the low end, hatched on to the high end; where
                                   other cells narrow it, an outline goes on to the end that was published
   Mufakat.map(element, data)      outline, a circle a State, a band a corridor by its low end
   Mufakat.download(kind, data, format, fileName)   'svg' or 'png', with title, notes and source drawn in

   No sentence is written here: every word comes in `data.caption.texts`. Shapes:

   every shape has a caption:
           { title, what, source, notes:[…],       drawn into downloads, read out as the picture's name
             language:"en",                        BCP 47, for numbers
             texts:{ noValue, repeated, notApplicable, noMention, narrowed, narrowedTo:"… {0} …",
             citizensOf, detectedIn } }
   series: { caption, years:[2017,…], unit,
             lines:[{ code, name, points:[{ year, low, high, narrowLow, narrowHigh, status, url }] }] }
           status: count | suppressed | missing | not-published | not-applicable | no-mention | repeated.
           low and high are numbers for count and suppressed, null otherwise. url may be null.
   bars:   { caption, unit, digits, categories:[{ label, low, high, narrowLow, narrowHigh, status, note }] }
           digits after the decimal sign; status as above; note may be null
   map:    { caption, outlineUrl,
             states:[{ code, name, lon, lat, low, high, status, url }],
             corridors:[{ from, to, fromName, toName, low, high, years }] }
           Features of the outline have properties code, name and role: member | neighbour.

   Nothing here sets a style attribute by markup: the content security policy forbids it, and ECharts'
   SVG renderer sets what it needs through the DOM. Tooltips are drawn, not written as HTML. */
(function () {
  'use strict';

  /* Told apart under every common colour blindness and in grey: dark blue-green for what is certain, its
     hatched pale form for what is not, ochre for corridors, grey for what is absent. */
  const INK = '#1b2a32';
  const SOFT = '#4b5b64';
  const RULE = '#d8d1c4';
  const SURE = '#0f5c73';
  const BAND = '#9cc7d1';
  const BAND_EDGE = '#3b8296';
  const FLOW = '#b4530f';
  const ABSENT = '#e9e5dc';
  const ABSENT_LINE = '#b5aea1';
  const SEA = '#eaf1f3';
  const MEMBER = '#fffdf8';
  const NEIGHBOUR = '#dfe3df';
  const BORDER = '#8b979b';
  const PAPER = '#ffffff';
  /* Single quotes inside: a downloaded SVG carries this within double ones. */
  const FONT =
    "'Noto Sans', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Noto Sans Thai', 'Noto Sans Khmer', sans-serif";

  const BOUNDED = new Set(['count', 'suppressed']);
  const DOWNLOAD_WIDTH = 1200;

  /* ---- numbers and words ---- */

  function numbers(data) {
    const digits = data.digits || 0;
    const format = new Intl.NumberFormat(data.caption.language || 'en', {
      minimumFractionDigits: digits, maximumFractionDigits: digits,
    });
    const one = (n) => format.format(n);
    return {
      one,
      interval: (low, high) => (low === high ? one(low) : one(low) + '–' + one(high)),
    };
  }

  function isBounded(item) {
    return BOUNDED.has(item.status);
  }

  function isNarrower(item) {
    return (
      item.narrowLow != null && (item.narrowLow !== item.low || item.narrowHigh !== item.high)
    );
  }

  function absence(item, texts) {
    switch (item.status) {
      case 'repeated':
        return texts.repeated;
      case 'not-applicable':
        return texts.notApplicable || texts.noValue;
      case 'no-mention':
        return texts.noMention || texts.noValue;
      default:
        return texts.noValue;
    }
  }

  function describe(item, data) {
    const say = numbers(data);
    if (!isBounded(item)) {
      return absence(item, data.caption.texts);
    }
    const published = say.interval(item.low, item.high);
    return isNarrower(item)
      ? published + '\n' + data.caption.texts.narrowed + ' ' + say.interval(item.narrowLow, item.narrowHigh)
      : published;
  }

  function niceCeiling(value) {
    const least = Math.max(value, 10);
    const power = Math.pow(10, Math.floor(Math.log10(least)));
    const step = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((s) => s * power >= least);
    return step * power;
  }

  function textWidth(text, size, weight) {
    const canvas = textWidth.canvas || (textWidth.canvas = document.createElement('canvas'));
    const context = canvas.getContext('2d');
    context.font = (weight || 400) + ' ' + size + 'px ' + FONT;
    return context.measureText(text).width;
  }

  function fit(text, size, width, weight) {
    if (textWidth(text, size, weight) <= width) {
      return text;
    }
    let cut = text;
    while (cut.length > 1 && textWidth(cut + '…', size, weight) > width) {
      cut = cut.slice(0, -1);
    }
    return cut.trimEnd() + '…';
  }

  function wrap(text, size, width, weight) {
    const lines = [];
    let line = '';
    for (const word of String(text).split(/\s+/)) {
      const next = line ? line + ' ' + word : word;
      if (line && textWidth(next, size, weight) > width) {
        lines.push(line);
        line = word;
      } else {
        line = next;
      }
    }
    return line ? lines.concat(line) : lines;
  }

  function atMost(most, lines, width) {
    return lines.length <= most
      ? lines.join('\n')
      : lines.slice(0, most - 1).concat(fit(lines.slice(most - 1).join(' '), 13, width, 600)).join('\n');
  }

  /* ---- pieces that every chart shares ---- */

  function base() {
    return {
      animation: false,
      textStyle: { fontFamily: FONT, color: INK, fontSize: 12 },
      tooltip: {
        renderMode: 'richText',
        confine: true,
        trigger: 'item',
        transitionDuration: 0,
        backgroundColor: PAPER,
        borderColor: SURE,
        borderWidth: 1,
        padding: [8, 10],
        textStyle: { color: INK, fontFamily: FONT, fontSize: 13, lineHeight: 18 },
      },
    };
  }

  /* Diagonal strokes inside a rectangle, as one path: the look of "not certain" and of "no value". */
  function hatch(x, y, width, height, gap) {
    let d = '';
    for (let offset = gap / 2; offset < width + height; offset += gap) {
      const x1 = Math.max(0, offset - height);
      const x2 = Math.min(width, offset);
      d += 'M' + (x + x1) + ' ' + (y + (offset - x1)) + 'L' + (x + x2) + ' ' + (y + (offset - x2));
    }
    return d;
  }

  function hatched(x, y, width, height, ground, line, gap) {
    return [
      { type: 'rect', shape: { x, y, width, height }, style: { fill: ground } },
      {
        type: 'path',
        shape: { pathData: hatch(x, y, width, height, gap), x: 0, y: 0 },
        style: { stroke: line, fill: 'none', lineWidth: 1 },
      },
    ].filter((piece) => width > 0 && height > 0);
  }

  /* Title, what and source for a download: the figure never leaves without them. */
  function frame(data, width) {
    const text = width - 48;
    const title = wrap(data.caption.title, 22, text);
    const what = wrap(data.caption.what || '', 15, text);
    const foot = (data.caption.notes || []).concat([data.caption.source]).flatMap((n) => wrap(n, 13, text));
    const top = 20 + title.length * 28 + what.length * 21 + 14;
    const bottom = 18 + foot.length * 18 + 14;
    const side = 24;
    const cover = (x, y, w, h) => ({
      type: 'rect', silent: true, z: 90, shape: { x, y, width: w, height: h }, style: { fill: PAPER },
    });
    const lines = (y, texts, font, lineHeight, fill) => ({
      type: 'text',
      silent: true,
      z: 91,
      left: side,
      top: y,
      style: { text: texts.join('\n'), font: font + ' ' + FONT, lineHeight, fill },
    });
    /* Whatever the drawing lets hang over its edges, an outline does, is covered first. */
    const graphics = (height) => [
      cover(0, 0, width, top),
      cover(0, height - bottom, width, bottom),
      cover(0, top, side, height - top - bottom),
      cover(width - side, top, side, height - top - bottom),
      lines(20, title, '700 22px', 28, INK),
      lines(22 + title.length * 28, what, '15px', 21, SOFT),
      lines(height - bottom + 14, foot, '13px', 18, SOFT),
    ];
    return { top, bottom, side, graphics };
  }

  const NO_FRAME = { top: 0, bottom: 0, side: 0, graphics: () => [] };

  /* ---- time series: small panels ---- */

  function runsOf(points) {
    const runs = [];
    points.forEach((point, index) => {
      if (!isBounded(point)) {
        return;
      }
      const last = runs[runs.length - 1];
      if (last && last[last.length - 1].index === index - 1) {
        last.push({ index, point });
      } else {
        runs.push([{ index, point }]);
      }
    });
    return runs;
  }

  function bandItem(run) {
    return (params, api) => {
      const upper = run.map((r) => api.coord([r.index, r.point.high]));
      const lower = run.map((r) => api.coord([r.index, r.point.low]));
      const edge = { stroke: BAND_EDGE, lineWidth: 1.5, fill: 'none' };
      return {
        type: 'group',
        silent: true,
        children: [
          {
            type: 'polygon',
            shape: { points: upper.concat(lower.slice().reverse()) },
            style: { fill: BAND, opacity: 0.75 },
          },
          { type: 'polyline', shape: { points: upper }, style: edge },
          { type: 'polyline', shape: { points: lower }, style: edge },
        ],
      };
    };
  }

  function isNeighbourBounded(points, index) {
    return [index - 1, index + 1].some((i) => points[i] !== undefined && isBounded(points[i]));
  }

  /* From the low end to the high end, with a cap at each. */
  function whisker(x, top, bottom, fill) {
    const half = 4;
    const d =
      'M' + (x - half) + ' ' + top + 'H' + (x + half) + 'M' + x + ' ' + top + 'V' + bottom +
      'M' + (x - half) + ' ' + bottom + 'H' + (x + half);
    return {
      type: 'group',
      children: (fill
        ? [{ type: 'rect', shape: { x: x - half, y: top, width: 2 * half, height: bottom - top }, style: { fill } }]
        : []
      ).concat({
        type: 'path',
        shape: { pathData: d, x: 0, y: 0 },
        style: { stroke: SURE, lineWidth: 1.5, fill: 'none' },
      }),
    };
  }

  function pointItem(points) {
    return (params, api) => {
      const index = params.dataIndex;
      const point = points[index];
      const alone = !isNeighbourBounded(points, index);
      const area = params.coordSys;
      const step = area.width / points.length;
      const [x, base] = api.coord([index, 0]);
      const target = {
        type: 'rect',
        shape: { x: x - step / 2, y: area.y, width: step, height: area.height },
        style: { fill: 'rgba(0,0,0,0)' },
        cursor: point.url ? 'pointer' : 'default',
      };
      if (!isBounded(point)) {
        const width = Math.max(3, step - 2);
        const children = hatched(
          x - width / 2, area.y, width, area.height, ABSENT, ABSENT_LINE, 6);
        const mark = { repeated: '≠', 'not-applicable': 'n/a', 'no-mention': '…' }[point.status];
        if (mark) {
          children.push({
            type: 'text',
            style: {
              text: mark,
              x,
              y: area.y + area.height / 2,
              align: 'center',
              verticalAlign: 'middle',
              font: '700 13px ' + FONT,
              fill: INK,
              backgroundColor: PAPER,
              padding: [1, 3],
            },
          });
        }
        return { type: 'group', children: children.concat(target) };
      }
      const high = api.coord([index, point.high])[1];
      const low = api.coord([index, point.low])[1];
      if (point.low === point.high) {
        const dot = { type: 'circle', shape: { cx: x, cy: low, r: 3.2 }, style: { fill: SURE } };
        return { type: 'group', children: [dot, target] };
      }
      const children = [whisker(x, Math.min(high, low - 3), low, alone ? BAND : null)];
      if (isNarrower(point)) {
        const to = api.coord([index, point.narrowHigh])[1];
        const from = api.coord([index, point.narrowLow])[1];
        children.push({
          type: 'rect',
          shape: { x: x - 3, y: Math.min(to, from - 3), width: 6, height: Math.max(3, from - to) },
          style: { fill: SURE },
        });
      }
      return { type: 'group', children: children.concat(target) };
    };
  }

  function seriesOption(data, width, shown) {
    const say = numbers(data);
    const inner = width - 2 * shown.side;
    const columns = Math.min(
      data.lines.length, inner < 300 ? 1 : inner < 620 ? 2 : inner < 900 ? 3 : 4);
    const gapX = inner < 620 ? 18 : 30;
    const cell = (inner - gapX * (columns - 1)) / columns;
    const plot = 104;
    const names = data.lines.map((line) => wrap(line.name, 13, cell, 600));
    const nameLines = Math.min(columns > 2 ? 2 : 4, Math.max(...names.map((n) => n.length)));
    const nameHeight = 18 * nameLines;
    const rowHeight = plot + nameHeight + 48;
    const option = Object.assign(base(), {
      grid: [], xAxis: [], yAxis: [], series: [], graphic: [],
    });
    data.lines.forEach((line, i) => {
      const left = shown.side + (i % columns) * (cell + gapX);
      const top = shown.top + Math.floor(i / columns) * rowHeight;
      const highest = Math.max(0, ...line.points.filter(isBounded).map((p) => p.high));
      const max = niceCeiling(highest);
      const scale = textWidth(say.one(max), 11) + 8;
      option.grid.push({
        left: left + scale, top: top + nameHeight + 8, width: cell - scale, height: plot,
      });
      option.xAxis.push({
        gridIndex: i,
        type: 'category',
        data: data.years.map(String),
        boundaryGap: true,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: INK, width: 1 } },
        axisLabel: {
          color: SOFT,
          fontSize: 11,
          margin: 7,
          interval: (index) => isTickYear(index, data.years.length, cell - scale),
        },
      });
      option.yAxis.push({
        gridIndex: i,
        type: 'value',
        min: 0,
        max,
        interval: max,
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { color: SOFT, fontSize: 11, margin: 6, formatter: (v) => say.one(v) },
        splitLine: { lineStyle: { color: RULE } },
      });
      option.graphic.push({
        type: 'text',
        left,
        top,
        silent: true,
        style: { text: atMost(nameLines, names[i], cell), font: '600 13px ' + FONT, lineHeight: 18, fill: INK },
      });
      if (!line.points.some(isBounded)) {
        option.graphic.push(emptyPanel(
          data.caption.texts.noValue, left + scale, top + nameHeight + 8, cell - scale, plot));
      }
      runsOf(line.points)
        .filter((run) => run.length > 1)
        .forEach((run) =>
          option.series.push({
            type: 'custom',
            coordinateSystem: 'cartesian2d',
            xAxisIndex: i,
            yAxisIndex: i,
            silent: true,
            z: 2,
            data: [[run[0].index, run[0].point.low]],
            renderItem: bandItem(run),
          }));
      option.series.push({
        type: 'custom',
        coordinateSystem: 'cartesian2d',
        xAxisIndex: i,
        yAxisIndex: i,
        z: 3,
        data: line.points.map((p, index) => [index, isBounded(p) ? p.low : 0]),
        renderItem: pointItem(line.points),
        tooltip: {
          formatter: (at) => {
            const point = line.points[at.dataIndex];
            return line.name + ', ' + point.year + '\n' + describe(point, data);
          },
        },
      });
    });
    const rows = Math.ceil(data.lines.length / columns);
    const height = shown.top + rows * rowHeight - 12 + shown.bottom;
    option.graphic.push(...shown.graphics(height));
    return { option, height };
  }

  function emptyPanel(text, x, y, width, height) {
    const lines = wrap(text, 12, width - 24);
    return {
      type: 'text',
      silent: true,
      z: 10,
      style: {
        text: lines.join('\n'),
        x: x + width / 2,
        y: y + height / 2,
        align: 'center',
        verticalAlign: 'middle',
        lineHeight: 17,
        font: '12px ' + FONT,
        fill: INK,
        backgroundColor: PAPER,
        padding: [3, 7],
      },
    };
  }

  function isTickYear(index, count, width) {
    const most = Math.max(2, Math.floor(width / 42));
    const every = Math.ceil((count - 1) / (most - 1)) || 1;
    return (count - 1 - index) % every === 0;
  }

  /* ---- bars ---- */

  function barsOption(data, width, shown) {
    const say = numbers(data);
    const inner = width - 2 * shown.side;
    const row = 48;
    const barHeight = 18;
    const bounded = data.categories.filter(isBounded);
    const valueOf = (c) => (isBounded(c) ? say.interval(c.low, c.high) : absence(c, data.caption.texts));
    const narrowedOf = (c) =>
      isBounded(c) && isNarrower(c)
        ? data.caption.texts.narrowedTo.replace('{0}', say.interval(c.narrowLow, c.narrowHigh))
        : '';
    const room = (c) => textWidth(valueOf(c), 13, 600) + 8 + (narrowedOf(c) ? textWidth(narrowedOf(c), 13) + 8 : 0) + 4;
    /* As long as every bar still has room for its own number behind it. */
    const least = data.digits ? 0.01 : 1;
    const pixelsPerUnit = Math.min(
      (inner - 40) / least,
      ...bounded.map((c) => Math.max(40, inner - room(c)) / Math.max(c.high, least)));
    const height = shown.top + data.categories.length * row + 8 + shown.bottom;
    const option = Object.assign(base(), {
      grid: {
        left: shown.side, top: shown.top, width: inner, height: data.categories.length * row,
      },
      xAxis: { type: 'value', min: 0, max: inner / pixelsPerUnit, show: false },
      yAxis: {
        type: 'category', inverse: true, show: false, data: data.categories.map((c, i) => String(i)),
      },
      graphic: shown.graphics(height),
      series: [
        {
          type: 'custom',
          clip: false,
          data: data.categories.map((c, i) => [isBounded(c) ? c.low : 0, i]),
          renderItem: barItem(data, inner, barHeight, valueOf, narrowedOf),
          tooltip: {
            formatter: (at) => {
              const category = data.categories[at.dataIndex];
              const note = category.note ? '\n' + category.note : '';
              return category.label + '\n' + describe(category, data) + note;
            },
          },
        },
      ],
    });
    return { option, height };
  }

  function barItem(data, inner, barHeight, valueOf, narrowedOf) {
    return (params, api) => {
      const category = data.categories[params.dataIndex];
      const left = params.coordSys.x;
      const middle = api.coord([0, params.dataIndex])[1];
      const top = middle - 2;
      const label = category.note ? category.label + ' *' : category.label;
      const children = [
        {
          type: 'text',
          style: {
            text: fit(label, 13, inner),
            x: left,
            y: top - 5,
            verticalAlign: 'bottom',
            font: '13px ' + FONT,
            fill: INK,
          },
        },
      ];
      let end = left;
      if (isBounded(category)) {
        const narrower = isNarrower(category);
        const least = narrower ? category.narrowLow : category.low;
        const most = narrower ? category.narrowHigh : category.high;
        const low = api.coord([least, 0])[0];
        const high = api.coord([most, 0])[0];
        end = Math.max(high, left + 2);
        if (narrower) {
          const published = Math.max(api.coord([category.high, 0])[0], high + 5);
          end = Math.max(end, published);
          children.push({
            type: 'rect',
            shape: { x: low, y: top + 3.5, width: published - low, height: barHeight - 7 },
            style: { fill: PAPER, stroke: BAND_EDGE, lineWidth: 1 },
          });
        }
        children.push({
          type: 'rect',
          shape: { x: left, y: top, width: Math.max(low - left, least > 0 ? 1.5 : 0), height: barHeight },
          style: { fill: SURE },
        });
        if (most > least) {
          const span = Math.max(high - low, 3);
          end = Math.max(end, low + span);
          children.push(...hatched(low, top, span, barHeight, BAND, BAND_EDGE, 5));
          children.push({
            type: 'rect',
            shape: { x: low, y: top, width: span, height: barHeight },
            style: { fill: 'none', stroke: SURE, lineWidth: 1 },
          });
        } else if (most === 0) {
          children.push({
            type: 'rect',
            shape: { x: left, y: top, width: 1.5, height: barHeight },
            style: { fill: SURE },
          });
        }
      }
      const behind = end + (isBounded(category) ? 8 : 0);
      if (narrowedOf(category)) {
        children.push({
          type: 'text',
          style: {
            text: narrowedOf(category),
            x: behind + textWidth(valueOf(category), 13, 600) + 8,
            y: top + barHeight / 2,
            verticalAlign: 'middle',
            font: '13px ' + FONT,
            fill: SOFT,
          },
        });
      }
      children.push({
        type: 'text',
        style: {
          text: valueOf(category),
          x: behind,
          y: top + barHeight / 2,
          verticalAlign: 'middle',
          font: (isBounded(category) ? '600 ' : 'italic ') + '13px ' + FONT,
          fill: isBounded(category) ? INK : SOFT,
        },
      });
      return { type: 'group', children };
    };
  }

  /* ---- map ---- */

  function boundsOf(outline) {
    const bounds = { west: 180, east: -180, south: 90, north: -90 };
    const visit = (c) => {
      if (typeof c[0] === 'number') {
        bounds.west = Math.min(bounds.west, c[0]);
        bounds.east = Math.max(bounds.east, c[0]);
        bounds.south = Math.min(bounds.south, c[1]);
        bounds.north = Math.max(bounds.north, c[1]);
      } else {
        c.forEach(visit);
      }
    };
    outline.features
      .filter((f) => f.properties.role === 'member')
      .forEach((f) => visit(f.geometry.coordinates));
    const margin = 0.03 * Math.max(bounds.east - bounds.west, bounds.north - bounds.south);
    return {
      west: bounds.west - margin,
      east: bounds.east + margin,
      south: bounds.south - margin,
      north: bounds.north + margin,
    };
  }

  function mapOption(data, width, shown, outline) {
    const say = numbers(data);
    const bounds = boundsOf(outline);
    const inner = width - 2 * shown.side;
    const ratio = (bounds.north - bounds.south) / (bounds.east - bounds.west);
    const drawn = Math.min(inner * ratio, 760);
    const height = shown.top + drawn + shown.bottom;
    const wide = inner >= 640;
    echarts.registerMap(data.outlineUrl, outline);
    const place = new Map(data.states.map((s) => [s.code, s]));
    const flows = data.corridors
      .filter((c) => place.has(c.from) && place.has(c.to) && c.from !== c.to)
      .slice()
      .sort((a, b) => b.low - a.low);
    const most = Math.max(1, ...flows.map((c) => c.low));
    const widest = wide ? 16 : 9;
    const option = Object.assign(base(), {
      geo: {
        map: data.outlineUrl,
        nameProperty: 'code',
        roam: false,
        silent: true,
        left: shown.side,
        top: shown.top,
        width: inner,
        height: drawn,
        boundingCoords: [[bounds.west, bounds.north], [bounds.east, bounds.south]],
        aspectScale: 1,
        label: { show: false },
        itemStyle: { areaColor: NEIGHBOUR, borderColor: '#c3cbc8', borderWidth: 0.6 },
        regions: outline.features
          .filter((f) => f.properties.role === 'member')
          .map((f) => ({
            name: f.properties.code,
            itemStyle: { areaColor: MEMBER, borderColor: BORDER, borderWidth: 0.8 },
          })),
      },
      graphic: [
        {
          type: 'rect',
          silent: true,
          z: -10,
          shape: { x: shown.side, y: shown.top, width: inner, height: drawn },
          style: { fill: SEA },
        },
      ].concat(shown.graphics(height)),
      series: [
        {
          type: 'custom',
          coordinateSystem: 'geo',
          z: 3,
          data: flows.map((c) => [place.get(c.from).lon, place.get(c.from).lat]),
          renderItem: flowItem(flows, place, most, widest),
          tooltip: {
            formatter: (at) => {
              const c = flows[at.dataIndex];
              return (
                data.caption.texts.citizensOf + ' ' + c.fromName + '\n' +
                data.caption.texts.detectedIn + ' ' + c.toName + '\n' +
                say.interval(c.low, c.high) + (c.years ? ' (' + c.years + ')' : '')
              );
            },
          },
        },
        {
          type: 'custom',
          coordinateSystem: 'geo',
          z: 5,
          data: data.states.map((s) => [s.lon, s.lat]),
          renderItem: stateItem(data.states, flows, place, most, widest, wide, say),
          tooltip: {
            formatter: (at) => data.states[at.dataIndex].name + '\n' + describe(data.states[at.dataIndex], data),
          },
        },
      ],
    });
    return { option, height };
  }

  function widthOf(low, most, widest) {
    return low > 0 ? Math.max(1.2, (low / most) * widest) : 0;
  }

  /* How a corridor runs over the picture: from, bent to the left, to. */
  function courseOf(flow, place, coord) {
    const from = place.get(flow.from);
    const to = place.get(flow.to);
    const a = coord([from.lon, from.lat]);
    const b = coord([to.lon, to.lat]);
    const dx = b[0] - a[0];
    const dy = b[1] - a[1];
    const length = Math.hypot(dx, dy) || 1;
    const bend = Math.min(0.22 * length, 60);
    const control = [(a[0] + b[0]) / 2 + (dy / length) * bend, (a[1] + b[1]) / 2 - (dx / length) * bend];
    return { a, b, control, length };
  }

  function pointsOn(course) {
    const { a, b, control, length } = course;
    const count = Math.max(4, Math.ceil(length / 5));
    return Array.from({ length: count + 1 }, (_, i) => {
      const t = i / count;
      const u = 1 - t;
      return [
        u * u * a[0] + 2 * u * t * control[0] + t * t * b[0],
        u * u * a[1] + 2 * u * t * control[1] + t * t * b[1],
      ];
    });
  }

  /* A band that bends to the left of its direction, so that both directions between two States are seen, and
     points at the detecting State. A corridor that is known only as an interval from 0 is a dotted line. */
  function flowItem(flows, place, most, widest) {
    return (params, api) => {
      const flow = flows[params.dataIndex];
      const { a, b, control } = courseOf(flow, place, api.coord);
      const width = widthOf(flow.low, most, widest);
      const stroke = Math.max(width, 1.1);
      const head = Math.max(7, stroke * 1.7);
      const angle = Math.atan2(b[1] - control[1], b[0] - control[0]);
      const stop = [b[0] - Math.cos(angle) * 7, b[1] - Math.sin(angle) * 7];
      const neck = [stop[0] - Math.cos(angle) * head, stop[1] - Math.sin(angle) * head];
      const side = [(-Math.sin(angle) * head) / 1.9, (Math.cos(angle) * head) / 1.9];
      const curve = { x1: a[0], y1: a[1], cpx1: control[0], cpy1: control[1], x2: neck[0], y2: neck[1] };
      const sure = flow.low > 0;
      return {
        type: 'group',
        children: [
          {
            type: 'bezierCurve',
            shape: curve,
            style: { stroke: 'rgba(0,0,0,0)', lineWidth: Math.max(stroke, 10), fill: 'none' },
          },
          {
            type: 'bezierCurve',
            shape: curve,
            style: {
              stroke: FLOW,
              opacity: sure ? 0.72 : 0.6,
              lineWidth: stroke,
              lineDash: sure ? null : [2, 4],
              fill: 'none',
            },
          },
          {
            type: 'polygon',
            shape: {
              points: [
                stop,
                [neck[0] + side[0], neck[1] + side[1]],
                [neck[0] - side[0], neck[1] - side[1]],
              ],
            },
            style: { fill: FLOW, opacity: sure ? 0.9 : 0.6 },
          },
        ],
      };
    };
  }

  const SIDES = [[0, -1], [0, 1], [1, 0], [-1, 0], [1, -1], [-1, -1], [1, 1], [-1, 1]];
  const GAPS = [6, 14, 24, 36, 50, 66];

  /* Where each State's name and number stand: beside its circle, off the bands, off the other labels and
     circles, inside the picture. Each label in turn takes the cheapest place, until none moves any more.

     labels: [{ x, y, width, height }] with x, y the circle's middle; bands: [{ points, half }], half the
     width of each; box: { x, y, width, height }. Adds left, top and gap to each label. */
  function placeLabels(labels, bands, box) {
    const costOf = (label, spot) => {
      const right = spot.left + label.width;
      const bottom = spot.top + label.height;
      let cost = spot.gap * 1.6 + spot.rank;
      if (spot.left < box.x + 2 || right > box.x + box.width - 2 || spot.top < box.y + 2 ||
          bottom > box.y + box.height - 2) {
        cost += 5000;
      }
      for (const other of labels) {
        if (other === label) {
          continue;
        }
        if (inside(other.x, other.y, spot, right, bottom, 6)) {
          cost += 400;
        }
        if (other.left !== undefined) {
          const across = Math.min(right, other.left + other.width) - Math.max(spot.left, other.left) + 3;
          const down = Math.min(bottom, other.top + other.height) - Math.max(spot.top, other.top) + 2;
          if (across > 0 && down > 0) {
            cost += 500 + across * down * 4;
          }
        }
      }
      for (const band of bands) {
        for (const [x, y] of band.points) {
          if (inside(x, y, spot, right, bottom, band.half + 1)) {
            cost += 12 + 4 * band.half;
          }
        }
      }
      return cost;
    };
    const spotsOf = (label) =>
      GAPS.flatMap((gap) =>
        SIDES.map(([sideX, sideY], rank) => {
          const reach = sideX !== 0 && sideY !== 0 ? gap * 0.6 : gap;
          return {
            left: label.x - label.width / 2 + sideX * (label.width / 2 + reach),
            top: label.y - label.height / 2 + sideY * (label.height / 2 + reach),
            gap,
            rank,
          };
        }));
    for (let round = 0; round < 6; round++) {
      let moved = false;
      for (const label of labels) {
        let best = null;
        for (const spot of spotsOf(label)) {
          spot.cost = costOf(label, spot);
          if (best === null || spot.cost < best.cost) {
            best = spot;
          }
        }
        moved = moved || best.left !== label.left || best.top !== label.top;
        Object.assign(label, { left: best.left, top: best.top, gap: best.gap });
      }
      if (!moved) {
        break;
      }
    }
    return labels;
  }

  function inside(x, y, spot, right, bottom, margin) {
    return x > spot.left - margin && x < right + margin && y > spot.top - margin && y < bottom + margin;
  }

  function stateItem(states, flows, place, most, widest, wide, say) {
    const size = wide ? 12.5 : 10.5;
    const line = size + 3.5;
    const nameOf = (state) => (wide ? state.name : state.code);
    const valueOf = (state) => (isBounded(state) ? say.interval(state.low, state.high) : '–');
    let labels = null;
    const layOut = (api, box) =>
      placeLabels(
        states.map((state) => {
          const [x, y] = api.coord([state.lon, state.lat]);
          const text = Math.max(textWidth(nameOf(state), size, 600), textWidth(valueOf(state), size));
          return { x, y, width: text + 7, height: 2 * line + 2 };
        }),
        flows.map((flow) => ({
          points: pointsOn(courseOf(flow, place, api.coord)),
          half: Math.max(widthOf(flow.low, most, widest), 1.1) / 2,
        })),
        box);
    return (params, api) => {
      labels = labels || layOut(api, params.coordSys);
      const state = states[params.dataIndex];
      const label = labels[params.dataIndex];
      const middle = label.left + label.width / 2;
      const words = (text, y, weight) => ({
        type: 'text',
        style: {
          text, x: middle, y, align: 'center', verticalAlign: 'top', font: weight + size + 'px ' + FONT, fill: INK,
        },
      });
      const children = [];
      if (label.gap > 10) {
        const toX = Math.min(Math.max(label.x, label.left), label.left + label.width);
        const toY = Math.min(Math.max(label.y, label.top), label.top + label.height);
        children.push({
          type: 'line',
          shape: { x1: label.x, y1: label.y, x2: toX, y2: toY },
          style: { stroke: INK, lineWidth: 0.8 },
        });
      }
      children.push(
        {
          type: 'rect',
          shape: { x: label.left, y: label.top, width: label.width, height: label.height, r: 2 },
          style: { fill: PAPER, opacity: 0.86 },
        },
        words(nameOf(state), label.top + 1.5, '600 '),
        words(valueOf(state), label.top + 1.5 + line, ''),
        {
          type: 'circle',
          shape: { cx: label.x, cy: label.y, r: wide ? 4 : 3 },
          style: { fill: isBounded(state) ? SURE : PAPER, stroke: SURE, lineWidth: 1.5 },
        });
      return { type: 'group', children };
    };
  }

  /* ---- on the page ---- */

  const outlines = new Map();

  function outlineAt(url) {
    if (!outlines.has(url)) {
      outlines.set(
        url,
        fetch(url, { headers: { Accept: 'application/geo+json, application/json' } }).then((answer) => {
          if (!answer.ok) {
            throw new Error('the outline answered ' + answer.status);
          }
          return answer.json();
        }));
    }
    return outlines.get(url);
  }

  const OPTIONS = {
    series: seriesOption, bars: barsOption, map: mapOption,
  };

  function draw(kind, element, data, outline) {
    let chart = null;
    let drawnWidth = 0;
    const paint = () => {
      const width = Math.floor(element.clientWidth);
      if (width < 40 || width === drawnWidth) {
        return;
      }
      drawnWidth = width;
      const { option, height } = OPTIONS[kind](data, width, NO_FRAME, outline);
      element.style.height = height + 'px';
      if (chart === null) {
        chart = echarts.init(element, null, { renderer: 'svg', width, height });
      } else {
        chart.resize({ width, height });
      }
      chart.setOption(option, { notMerge: true });
    };
    element.classList.remove('m-chart--waiting');
    element.setAttribute('role', 'img');
    element.setAttribute('aria-label', [data.caption.title, data.caption.what].filter(Boolean).join('. '));
    paint();
    if (kind === 'series' && chart !== null) {
      followLinks(chart, data);
    }
    new ResizeObserver(paint).observe(element);
    return chart;
  }

  function followLinks(chart, data) {
    const owners = [];
    data.lines.forEach((line) => {
      runsOf(line.points).filter((run) => run.length > 1).forEach(() => owners.push(null));
      owners.push(line);
    });
    chart.on('click', (at) => {
      const line = owners[at.seriesIndex];
      const url = line && line.points[at.dataIndex] && line.points[at.dataIndex].url;
      if (url) {
        window.location.assign(url);
      }
    });
  }

  function save(blob, fileName) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = fileName;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  async function download(kind, data, format, fileName) {
    const outline = kind === 'map' ? await outlineAt(data.outlineUrl) : null;
    const { option, height } = OPTIONS[kind](data, DOWNLOAD_WIDTH, frame(data, DOWNLOAD_WIDTH), outline);
    const holder = document.createElement('div');
    holder.className = 'm-offscreen';
    document.body.append(holder);
    const svg = format === 'svg';
    const chart = echarts.init(holder, null, {
      renderer: svg ? 'svg' : 'canvas', width: DOWNLOAD_WIDTH, height, devicePixelRatio: 2,
    });
    try {
      chart.setOption(Object.assign(option, { backgroundColor: PAPER }));
      if (svg) {
        save(new Blob([chart.renderToSVGString()], { type: 'image/svg+xml' }), fileName);
      } else {
        const canvas = chart.getRenderedCanvas({ pixelRatio: 2, backgroundColor: PAPER });
        const blob = await new Promise((done) => canvas.toBlob(done, 'image/png'));
        save(blob, fileName);
      }
    } finally {
      chart.dispose();
      holder.remove();
    }
  }

  window.Mufakat = {
    series: (element, data) => draw('series', element, data, null),
    bars: (element, data) => draw('bars', element, data, null),
    map: (element, data) =>
      outlineAt(data.outlineUrl).then((outline) => draw('map', element, data, outline)),
    download,
  };
})();
