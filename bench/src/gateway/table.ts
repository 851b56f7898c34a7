import type { Drawn } from '../generator/draw.ts';
import { CALLS, type Row } from './rows.ts';

/** A measured row: the figures of the generator, and the number of calls that the server counted. */
export interface Measured {
  row: Row;
  drawn: Pick<Drawn, 'answered' | 'failed' | 'seconds' | 'p99Ms' | 'cpuShare'>;
  counted: number;
  connections: number;
}

/**
 * The maximum share of a core that the generator may use. Above this share, the generator itself limits the figures.
 */
const MOST_SHARE = 0.9;

/** Returns why the figures of a row are not valid. Returns null when the figures are valid. */
export function failureOf({ drawn, counted, connections }: Measured): string | null {
  if (drawn.answered === 0) return 'no call was answered';
  if (drawn.failed > 0) return `${drawn.failed} without a good answer`;
  // When the generator stops, it may cut each connection while a call is under way. The server has counted such a call,
  // but the generator has not seen the answer.
  const unseen = counted - drawn.answered;
  if (unseen < 0 || unseen > connections) return `${drawn.answered} answers were seen, the server counted ${counted}`;
  return null;
}

/** Returns the remark on a row, or null when there is no remark. A row with a remark is used in no ratio. */
export function remarkOn(measured: Measured): string | null {
  const failure = failureOf(measured);
  if (failure !== null) return `failed: ${failure}`;
  const { cpuShare } = measured.drawn;
  if (cpuShare === null) return 'the CPU of the generator is not known';
  return cpuShare > MOST_SHARE ? 'bound by the generator' : null;
}

/**
 * Divides the calls per second of a row by the calls per second of the matching row of `server`. Returns null when one
 * of the two rows has a remark.
 */
export function ratioOf(measured: Measured, server: Row['server'], all: readonly Measured[]): number | null {
  const { call, keys } = measured.row;
  // The bare server does not look at the key. So its one row is compared with the rows for all numbers of keys.
  const base = all.find(
    ({ row }) => row.server === server && row.call === call && (server === 'bare' || row.keys === keys),
  );
  if (base === undefined || remarkOn(base) !== null || remarkOn(measured) !== null) return null;
  return perSecond(measured) / perSecond(base);
}

const perSecond = ({ drawn }: Measured): number => drawn.answered / drawn.seconds;

const COLUMNS = ['server', 'call', 'keys', 'limits', 'calls/s', 'p99', 'generator', 'of bare', 'of roof'];
const WIDTHS = [8, 19, 8, 7, 8, 9, 10, 8, 8];
const FIRST_FIGURE = 2;

const line = (cells: readonly string[], remark = ''): string =>
  [
    ...cells.map((cell, at) => (at < FIRST_FIGURE ? cell.padEnd(WIDTHS[at] ?? 0) : cell.padStart(WIDTHS[at] ?? 0))),
    remark,
  ]
    .join('  ')
    .trimEnd();

/** The first line of the table. */
export const heading = (): string => line(COLUMNS);

/** Returns the line of a row. `all` has the rows to compare the row with. */
export function lineOf(measured: Measured, all: readonly Measured[]): string {
  const { row, drawn } = measured;
  const isFailed = failureOf(measured) !== null;
  const { cpuShare } = drawn;
  const cells = [
    row.server,
    CALLS[row.call].name,
    row.server === 'bare' ? '' : row.keys.toLocaleString('en'),
    row.hasLimits ? 'yes' : 'no',
    isFailed ? '–' : Math.round(perSecond(measured)).toLocaleString('en'),
    isFailed ? '–' : `${drawn.p99Ms.toFixed(1)} ms`,
    cpuShare === null ? '?' : `${Math.round(cpuShare * 100)} %`,
    shown(ratioOf(measured, 'bare', all)),
    shown(ratioOf(measured, 'roof', all)),
  ];
  return line(cells, remarkOn(measured) ?? '');
}

const shown = (ratio: number | null): string => ratio?.toFixed(3) ?? '–';
