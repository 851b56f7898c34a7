/** The maximum size of a logo. */
export const MAX_LOGO_BYTES = 32 * 1024;

// The first bytes of each picture format, in hex. The rule checks these bytes of a logo, because the type that the URI
// names proves nothing. In WebP, the first bytes contain a length, which is not compared.
const FORMATS = new Map([
  ['image/png', /^89504e470d0a1a0a/],
  ['image/jpeg', /^ffd8ff/],
  ['image/webp', /^52494646.{8}57454250/],
]);

/**
 * Returns a sentence that says what is wrong with a logo, or null for a valid logo. A valid logo is a base64 `data:`
 * URI of a PNG, JPEG or WebP of at most 32 KiB. SVG is not accepted, because an SVG can contain scripts and links.
 */
export function logoProblem(uri: string): string | null {
  const [, type = '', base64 = ''] = /^data:([a-z/]+);base64,([A-Za-z0-9+/]+={0,2})$/.exec(uri) ?? [];
  const format = FORMATS.get(type);
  if (format === undefined) return 'A logo is a data: URI of a PNG, JPEG or WebP, in base64.';
  const digits = base64.replaceAll('=', '');
  if (Math.floor((digits.length * 3) / 4) > MAX_LOGO_BYTES) return 'A logo has at most 32 KiB.';
  return format.test(beginningOf(digits)) ? null : `This is not a picture of the type ${type}.`;
}

// Returns the first bytes of the picture, in hex. Four digits of base64 are three bytes. A single last digit is not a
// whole byte, so it is left out.
function beginningOf(digits: string): string {
  const first = digits.slice(0, 24);
  const bytes = atob(first.length % 4 === 1 ? first.slice(0, -1) : first);
  return Array.from(bytes, (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}
