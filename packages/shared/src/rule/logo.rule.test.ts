import { expect, test } from 'vitest';
import { logoProblem } from './logo.rule.ts';

const uri = (type: string, bytes: number[] | Buffer) => `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff, 0xe0];
const WEBP = [...Buffer.from('RIFF'), 1, 2, 3, 4, ...Buffer.from('WEBPVP8 ')];
const big = (length: number) => Buffer.concat([Buffer.from(PNG), Buffer.alloc(length - PNG.length)]);

test.each([
  ['a PNG', uri('image/png', PNG)],
  ['a JPEG', uri('image/jpeg', JPEG)],
  ['a WebP', uri('image/webp', WEBP)],
  ['exactly 32 KiB', uri('image/png', big(32 * 1024))],
])('%s is a logo', (_, given) => {
  expect(logoProblem(given)).toBeNull();
});

test.each([
  ['nothing', ''],
  ['an address', 'https://acme.example/logo.png'],
  ['an SVG', uri('image/svg+xml', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))],
  ['an SVG that says PNG', uri('image/png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))],
  ['a JPEG that says PNG', uri('image/png', JPEG)],
  ['a page', uri('text/html', Buffer.from('<script>1</script>'))],
  ['text that ends an attribute', `${uri('image/png', PNG)}" onerror="1`],
  ['a byte too many', uri('image/png', big(32 * 1024 + 1))],
  ['no base64', 'data:image/png,%89PNG'],
  ['an inherited name', uri('constructor', PNG)],
])('%s is none', (_, given) => {
  expect(logoProblem(given)).toEqual(expect.any(String));
});
