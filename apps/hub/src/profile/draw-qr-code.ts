import { generate, mode } from 'lean-qr';

/** A QR code as one SVG path of unit squares, and the length of its side in such squares. */
export interface QrDrawing {
  side: number;
  path: string;
}

// The standard asks for a light edge of four squares. Readers find the code by it.
const QUIET = 4;

/**
 * Draws a text of ASCII characters as a QR code. Each run of dark squares in a row is one rectangle of the path. The text
 * is one segment of bytes, which every reader knows.
 */
export function drawQrCode(text: string): QrDrawing {
  const code = generate(text, { modes: [mode.ascii] });
  let path = '';
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      const from = x;
      while (code.get(x, y)) x++;
      if (x > from) path += `M${from + QUIET} ${y + QUIET}h${x - from}v1h${from - x}z`;
    }
  }
  return { side: code.size + 2 * QUIET, path };
}
