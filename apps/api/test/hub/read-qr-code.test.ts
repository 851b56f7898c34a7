import { expect, test } from 'vitest';
import { drawQrCode } from '../../../hub/src/profile/draw-qr-code.ts';
import { decodeQrCode, squaresOf } from './support/read-qr-code.ts';

const uriOf = (email: string) =>
  `otpauth://totp/Chatelaine:${encodeURIComponent(email)}?issuer=Chatelaine&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30`;

test.each([1, 20, 60, 90])('the picture of a URI with an address of %i characters is read back', (length) => {
  const uri = uriOf(`${'o'.repeat(length)}@acme.example`);
  const { side, path } = drawQrCode(uri);
  expect(decodeQrCode(squaresOf(side, path))).toBe(uri);
});

test('control: one wrong square in the text is noticed', () => {
  const uri = uriOf('owner@acme.example');
  const { side, path } = drawQrCode(uri);
  const squares = squaresOf(side, path);
  const row = squares.at(-4) ?? [];
  row[squares.length - 1] = !row[squares.length - 1];
  expect(decodeQrCode(squares)).not.toBe(uri);
});
