// This file and its library are a script of their own, which the page loads only where a chart is shown. So this file
// imports nothing else.
import 'uplot/dist/uPlot.min.css';
import uPlot from 'uplot';

/** One line of a chart. */
export interface Line {
  name: string;
  /** One value for each day. */
  values: readonly number[];
  /** `solid`: a full line with round points. `dashed`: a dashed line with square points. */
  look: 'solid' | 'dashed';
}

interface Drawing {
  /** The days, each as the instant of its beginning in UTC. */
  days: readonly string[];
  lines: readonly Line[];
  /** Writes a day below the axis. */
  writeDay(instant: string | undefined): string;
  /** Writes a value beside the axis. */
  writeCount(value: number): string;
  /** Runs when the pointer is over another day, with the index of the day; null: the pointer left the chart. */
  onPoint(index: number | null): void;
}

const HEIGHT = 240;
const SQUARE = 3;
const COLORS = { solid: '--accent', dashed: '--wrong' };

/** Draws lines into an element and keeps them fitting the element. Returns a function that removes them. */
export function drawLines(place: HTMLElement, { days, lines, writeDay, writeCount, onPoint }: Drawing): () => void {
  const color = (name: string) => () => getComputedStyle(place).getPropertyValue(name);
  const axis = { stroke: color('--quiet'), font: `12px ${getComputedStyle(place).fontFamily}` };
  const plot = new uPlot(
    {
      width: place.clientWidth,
      height: HEIGHT,
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { size: 8 } },
      scales: { x: { time: false }, y: { range: (_plot, _min, max) => [0, Math.max(1, max * 1.1)] } },
      axes: [
        {
          ...axis,
          incrs: [1, 2, 7, 14, 28],
          size: 28,
          space: spaceOf(days.map(writeDay)),
          values: (_plot, splits) => splits.map((index) => writeDay(days[index])),
          grid: { show: false },
          ticks: { stroke: color('--line'), size: 4 },
        },
        {
          ...axis,
          incrs: WHOLE_STEPS,
          size: (_plot, values) => 16 + 7 * Math.max(3, ...(values ?? []).map((value) => value.length)),
          values: (_plot, splits) => splits.map(writeCount),
          grid: { stroke: color('--line'), width: 1 },
          ticks: { show: false },
        },
      ],
      series: [{}, ...lines.map((line) => seriesOf(line, color(COLORS[line.look])))],
      hooks: { setCursor: [({ cursor }) => onPoint(cursor.idx ?? null)] },
    },
    [days.map((_day, index) => index), ...lines.map(({ values }) => [...values])],
    place,
  );
  const stopWatching = watch(place, plot);
  return () => {
    stopWatching();
    plot.destroy();
  };
}

// A letter of the axis is about 7 px wide. Days with long names, such as “11 de nov.”, must not touch each other.
const spaceOf = (names: string[]) => Math.max(56, 16 + 7 * Math.max(0, ...names.map(({ length }) => length)));

// There is no half call, so the axis has whole numbers only.
const WHOLE_STEPS = Array.from({ length: 12 }, (_, power) => [1, 2, 5].map((step) => step * 10 ** power)).flat();

function seriesOf({ name, look }: Line, stroke: () => string): uPlot.Series {
  const series = { label: name, stroke, width: 2 };
  if (look === 'solid') return { ...series, points: { show: true, size: 6, fill: stroke } };
  return { ...series, dash: [6, 4], points: { show: true, size: 6, fill: stroke, paths: squares } };
}

function squares(plot: uPlot, seriesIdx: number, first: number, last: number): uPlot.Series.Points.Paths {
  const fill = new Path2D();
  const half = SQUARE * devicePixelRatio;
  for (let index = first; index <= last; index += 1) {
    const x = plot.valToPos(index, 'x', true);
    const y = plot.valToPos(plot.data[seriesIdx]?.[index] ?? 0, 'y', true);
    fill.rect(x - half, y - half, 2 * half, 2 * half);
  }
  return { fill, stroke: null };
}

/** Draws again when the element has another width, and when the person switches between light and dark. */
function watch(place: HTMLElement, plot: uPlot): () => void {
  const observer = new ResizeObserver(() => {
    if (place.clientWidth !== plot.width) plot.setSize({ width: place.clientWidth, height: HEIGHT });
  });
  observer.observe(place);
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  const redraw = () => plot.redraw(false);
  scheme.addEventListener('change', redraw);
  return () => {
    observer.disconnect();
    scheme.removeEventListener('change', redraw);
  };
}
