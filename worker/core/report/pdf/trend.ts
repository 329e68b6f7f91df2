import { BAND, COMPARE, INK, INK_2, INK_3, LINE } from '../colours.ts';
import type { ReportTrend, TrendPoint } from '../report.ts';
import { hatch, line, type Paper, STYLES, type Style } from './paper.ts';

type Area = { x: number; y: number; width: number; height: number };

const AXIS: Style = { ...STYLES.small, size: 7.5, line: 1.3 };

/** Where a wave and a score lie. Time runs from left to right in every language. */
type Scales = { x: (i: number) => number; y: (score: number) => number; gap: number };

const scalesOf = ({ points, window: [low, high] }: ReportTrend, area: Area): Scales => {
  const [first, last] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 1];
  const side = points.some(({ mark }) => mark.kind !== 'line') ? 12 : 4;
  const room = area.width - 2 * side;
  const share = (at: number) => (last > first ? (at - first) / (last - first) : 0.5);
  return {
    x: (i) => area.x + side + share(points[i]?.at ?? 0) * room,
    y: (score) => area.y + ((high - Math.min(high, Math.max(low, score))) / (high - low)) * area.height,
    gap: room / Math.max(1, points.length - 1),
  };
};

/** Stretches of waves with a point, cut where the group changed. */
const stretches = (points: readonly TrendPoint[]): number[][] => {
  const found: number[][] = [[]];
  points.forEach((point, i) => {
    if (point.mark.kind !== 'line' || point.cut) found.push([]);
    if (point.mark.kind === 'line') found.at(-1)?.push(i);
  });
  return found.filter((one) => one.length > 0);
};

const drawGrid = (paper: Paper, trend: ReportTrend, area: Area, { y }: Scales): void => {
  const [low, high] = trend.window;
  for (let score = low; score <= high; score += 10) {
    paper.doc
      .moveTo(area.x, y(score))
      .lineTo(area.x + area.width, y(score))
      .lineWidth(0.5)
      .strokeColor(`#${LINE}`)
      .stroke();
    line(paper, `${score}`, AXIS, {
      x: area.x - 26,
      y: y(score) - 5,
      width: 20,
      align: paper.report.direction === 'rtl' ? 'start' : 'end',
    });
  }
};

const drawBands = (paper: Paper, { points }: ReportTrend, { x, y, gap }: Scales, area: Area): void => {
  const { doc } = paper;
  points.forEach(({ mark }, i) => {
    const half = Math.min(14, gap * 0.42);
    if (mark.kind === 'hidden')
      hatch(paper, { x: x(i) - half, y: area.y, width: 2 * half, height: area.height });
    if (mark.kind === 'range')
      doc
        .rect(x(i) - 4, y(mark.high), 8, Math.max(1.5, y(mark.low) - y(mark.high)))
        .lineWidth(0.9)
        .fillAndStroke(`#${BAND}`, `#${INK}`);
  });
  for (const stretch of stretches(points)) {
    const ends = stretch.flatMap((i) => {
      const mark = points[i]?.mark;
      return mark?.kind === 'line' ? [{ i, low: mark.low, high: mark.high }] : [];
    });
    const [first] = ends;
    if (!first) continue;
    if (ends.length === 1) {
      doc.rect(x(first.i) - 4, y(first.high), 8, y(first.low) - y(first.high)).fill(`#${BAND}`);
      continue;
    }
    doc.moveTo(x(first.i), y(first.high));
    for (const { i, high } of ends) doc.lineTo(x(i), y(high));
    for (const { i, low } of [...ends].reverse()) doc.lineTo(x(i), y(low));
    doc.fill(`#${BAND}`);
  }
};

const drawLines = (paper: Paper, { points, compare }: ReportTrend, { x, y }: Scales): void => {
  const { doc } = paper;
  const path = (values: { i: number; value: number }[]) => {
    values.forEach(({ i, value }, at) => {
      if (at === 0) doc.moveTo(x(i), y(value));
      else doc.lineTo(x(i), y(value));
    });
  };
  const whole = (compare?.values ?? []).flatMap((value, i) => (value === null ? [] : [{ i, value }]));
  if (whole.length > 1) {
    path(whole);
    doc.lineWidth(1.1).dash(4, { space: 2.5 }).strokeColor(`#${COMPARE}`).stroke().undash();
  }
  const scoreAt = (i: number) => {
    const mark = points[i]?.mark;
    return mark?.kind === 'line' ? mark.value : 0;
  };
  for (const stretch of stretches(points)) {
    path(stretch.map((i) => ({ i, value: scoreAt(i) })));
    doc.lineWidth(1.5).lineJoin('round').strokeColor(`#${INK}`).stroke();
    for (const i of stretch)
      doc.circle(x(i), y(scoreAt(i)), i === points.length - 1 ? 3 : 1.7).fill(`#${INK}`);
  }
};

const drawCuts = (paper: Paper, { points }: ReportTrend, { x }: Scales, area: Area): void => {
  points.forEach((point, i) => {
    if (!point.cut) return;
    const at = (x(i - 1) + x(i)) / 2;
    for (const shift of [-1.6, 1.6])
      paper.doc
        .moveTo(at + shift, area.y - 6)
        .lineTo(at + shift, area.y + area.height)
        .lineWidth(0.7)
        .strokeColor(`#${INK_3}`)
        .stroke();
  });
};

/** What happened, as dotted lines at true dates with their words on top, on the side with room. */
const drawEvents = (paper: Paper, { points, events }: ReportTrend, { x }: Scales, area: Area): void => {
  const [first, last] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 1];
  const [left, right] = [x(0), x(points.length - 1)];
  let taken = area.x - 26;
  for (const event of events) {
    const at = left + ((event.at - first) / Math.max(1, last - first)) * (right - left);
    const before = at - 94 >= taken;
    taken = before ? at : at + 94;
    paper.doc
      .moveTo(at, area.y - 30)
      .lineTo(at, area.y + area.height)
      .lineWidth(0.8)
      .dash(1, { space: 1.8 })
      .strokeColor(`#${INK_3}`)
      .stroke()
      .undash();
    const rtl = paper.report.direction === 'rtl';
    const box = { x: before ? at - 94 : at + 4, width: 90, align: before === rtl ? 'start' : 'end' } as const;
    const words = [...event.lines, event.date];
    words.forEach((text, i) => {
      line(paper, text, i < event.lines.length ? { ...AXIS, face: 'uiStrong', colour: INK } : AXIS, {
        ...box,
        y: area.y - 32 + i * 10,
      });
    });
  }
};

/** Names of waves below, as many as have room, counted from the last; the year where it changes. */
const drawAxis = (paper: Paper, { points }: ReportTrend, { x, gap }: Scales, area: Area): void => {
  const widest = Math.max(1, ...points.map(({ label }) => paper.setter.width(label, AXIS.face, AXIS.size)));
  const step = Math.max(1, Math.ceil((widest + 6) / gap));
  let year = '';
  points.forEach((point, i) => {
    if ((points.length - 1 - i) % step !== 0) return;
    const box = { x: x(i) - 30, width: 60, align: 'center' as const };
    line(paper, point.label, AXIS, { ...box, y: area.y + area.height + 4 });
    if (point.year !== year) line(paper, point.year, AXIS, { ...box, y: area.y + area.height + 14 });
    year = point.year;
  });
};

const drawEnd = (paper: Paper, trend: ReportTrend, { y }: Scales, area: Area): void => {
  const start = paper.report.direction === 'rtl' ? 'end' : 'start';
  const left = { x: area.x + area.width + 8, width: 90, align: start } as const;
  const last = trend.points.at(-1)?.mark;
  const own = last?.kind === 'line' ? y(last.value) : null;
  if (trend.end && own !== null) {
    line(paper, trend.end.value, { ...STYLES.heading, size: 17 }, { ...left, y: own - 12 });
    line(paper, trend.end.range, AXIS, { ...left, y: own + 8 });
  }
  const parent = trend.compare?.values.at(-1);
  if (!trend.compare || parent === null || parent === undefined) return;
  const wanted = y(parent) - 5;
  const clear = own === null || wanted < own - 20 || wanted > own + 20;
  const moved = own === null || clear ? wanted : y(parent) < own ? own - 24 : own + 20;
  line(paper, trend.compare.label, { ...AXIS, colour: INK_2 }, { ...left, y: moved });
};

/** The trend as vectors: ink line, likely range as a band, hatch for a hidden wave, never bridged. */
export const drawTrend = (paper: Paper, trend: ReportTrend, box: Area): void => {
  const head = trend.events.length > 0 ? 40 : 8;
  const area = {
    x: box.x + 26,
    y: box.y + head,
    width: box.width - 26 - 84,
    height: box.height - head - 28,
  };
  const scales = scalesOf(trend, area);
  drawGrid(paper, trend, area, scales);
  drawBands(paper, trend, scales, area);
  drawLines(paper, trend, scales);
  drawCuts(paper, trend, scales, area);
  drawEvents(paper, trend, scales, area);
  drawAxis(paper, trend, scales, area);
  drawEnd(paper, trend, scales, area);
};
