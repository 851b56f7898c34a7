/** A QR code: the rows of its squares, true where the square is dark, without the light edge. */
export type Squares = boolean[][];

const QUIET = 4;

/** Reads the squares from the path that the hub draws. Refuses a path with other commands, or a dark light edge. */
export function squaresOf(side: number, path: string): Squares {
  const rows = Array.from({ length: side }, () => Array<boolean>(side).fill(false));
  const rest = path.replace(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g, (_, x: string, y: string, right: string, left: string) => {
    if (right !== left) throw new Error(`A rectangle is ${right} wide at its top, and ${left} at its bottom.`);
    for (let at = Number(x); at < Number(x) + Number(right); at++) (rows[Number(y)] ?? [])[at] = true;
    return '';
  });
  if (rest !== '') throw new Error(`The path has something else: ${rest.slice(0, 40)}`);
  const inner = rows.slice(QUIET, -QUIET).map((row) => row.slice(QUIET, -QUIET));
  if (inner.flat().filter(Boolean).length !== rows.flat().filter(Boolean).length) throw new Error('The edge is dark.');
  return inner;
}

// ISO/IEC 18004, table 9: the numbers of data bytes in the blocks, for versions 5 to 9 and each level.
const BLOCKS: Record<number, Record<'L' | 'M' | 'Q' | 'H', number[]>> = {
  5: { L: [108], M: [43, 43], Q: [15, 15, 16, 16], H: [11, 11, 12, 12] },
  6: { L: [68, 68], M: [27, 27, 27, 27], Q: [19, 19, 19, 19], H: [15, 15, 15, 15] },
  7: { L: [78, 78], M: [31, 31, 31, 31], Q: [14, 14, 15, 15, 15, 15], H: [13, 13, 13, 13, 14] },
  8: { L: [97, 97], M: [38, 38, 39, 39], Q: [18, 18, 18, 18, 19, 19], H: [14, 14, 14, 14, 15, 15] },
  9: {
    L: [116, 116],
    M: [36, 36, 36, 37, 37],
    Q: [16, 16, 16, 16, 17, 17, 17, 17],
    H: [12, 12, 12, 12, 13, 13, 13, 13],
  },
};
// Table E.1: the middles of the alignment patterns.
const MIDDLES: Record<number, number[]> = { 5: [6, 30], 6: [6, 34], 7: [6, 22, 38], 8: [6, 24, 42], 9: [6, 26, 46] };
const LEVELS = ['M', 'L', 'H', 'Q'] as const;
// Table 10: whether a mask inverts the square.
const MASKS: readonly ((y: number, x: number) => boolean)[] = [
  (y, x) => (y + x) % 2 === 0,
  (y) => y % 2 === 0,
  (_, x) => x % 3 === 0,
  (y, x) => (y + x) % 3 === 0,
  (y, x) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2 === 0,
  (y, x) => ((y * x) % 2) + ((y * x) % 3) === 0,
  (y, x) => (((y * x) % 2) + ((y * x) % 3)) % 2 === 0,
  (y, x) => (((y + x) % 2) + ((y * x) % 3)) % 2 === 0,
];

/**
 * Decodes a QR code of version 5 to 9 whose text is one segment of bytes. It is written from the standard and shares no
 * code with the library that draws. It ignores the bytes for error correction, because a drawn path has no errors.
 */
export function decodeQrCode(squares: Squares): string {
  const version = (squares.length - 17) / 4;
  const isDark = (y: number, x: number) => squares[y]?.[x] === true;
  const format = numberOf([0, 1, 2, 3, 4].map((x) => isDark(8, x))) ^ 0b10101;
  const mask = MASKS[format & 7];
  const blocks = BLOCKS[version]?.[LEVELS[format >> 3] ?? 'M'];
  if (mask === undefined || blocks === undefined) throw new Error(`Version ${version} is not one of 5 to 9.`);
  const bits = places(version).map(([y, x]) => isDark(y, x) !== mask(y, x));
  const bytes = bits.flatMap((_, at) => (at % 8 === 0 ? numberOf(bits.slice(at, at + 8)) : []));
  const text = inOrder(bytes, blocks).flatMap((byte) => [7, 6, 5, 4, 3, 2, 1, 0].map((at) => ((byte >> at) & 1) === 1));
  if (numberOf(text.slice(0, 4)) !== 4) throw new Error('The text is no segment of bytes.');
  const length = numberOf(text.slice(4, 12));
  const read = Array.from({ length }, (_, at) => numberOf(text.slice(12 + at * 8, 20 + at * 8)));
  return Buffer.from(read).toString('latin1');
}

const numberOf = (bits: boolean[]): number => bits.reduce((sum, bit) => sum * 2 + Number(bit), 0);

/** Lists the places of the data in their order: two columns at a time from the right, up and down by turns. */
function places(version: number): [number, number][] {
  const side = version * 4 + 17;
  const found: [number, number][] = [];
  let isUp = true;
  for (let right = side - 1; right > 0; right -= 2, isUp = !isUp) {
    if (right === 6) right = 5;
    for (let step = 0; step < side; step++) {
      const y = isUp ? side - 1 - step : step;
      for (const x of [right, right - 1]) if (!isPattern(version, y, x)) found.push([y, x]);
    }
  }
  return found;
}

/** Says whether a square belongs to a pattern that every code of the version has, and not to the data. */
function isPattern(version: number, y: number, x: number): boolean {
  const side = version * 4 + 17;
  if (y === 6 || x === 6) return true;
  if ((y < 9 && (x < 9 || x >= side - 8)) || (y >= side - 8 && x < 9)) return true;
  if (version >= 7 && ((y < 6 && x >= side - 11) || (x < 6 && y >= side - 11))) return true;
  const middles = MIDDLES[version] ?? [];
  const first = middles[0] ?? 0;
  const last = middles.at(-1) ?? 0;
  const isNear = (at: number, middle: number) => Math.abs(at - middle) <= 2;
  return middles.some((atY) =>
    middles.some((atX) => {
      const isCorner = [atY, atX].every((at) => at === first || at === last) && !(atY === last && atX === last);
      return !isCorner && isNear(y, atY) && isNear(x, atX);
    }),
  );
}

/** Puts the bytes of the blocks one after the other. In the picture the blocks take turns. */
function inOrder(bytes: number[], blocks: number[]): number[] {
  const read = blocks.map((): number[] => []);
  let next = 0;
  for (let at = 0; at < Math.max(...blocks); at++) {
    for (const [block, size] of blocks.entries()) if (at < size) read[block]?.push(bytes[next++] ?? 0);
  }
  return read.flat();
}
