/** The forms in which a secret could lie somewhere, each with the string to look for. */
export function formsOf(secret: string): Record<string, string> {
  const bytes = Buffer.from(secret, 'utf8');
  return {
    clear: secret,
    'in JSON': JSON.stringify(secret).slice(1, -1),
    'in a URL': encodeURIComponent(secret),
    'in a form': new URLSearchParams({ s: secret }).toString().slice(2),
    hex: bytes.toString('hex'),
    'hex in capitals': bytes.toString('hex').toUpperCase(),
    ...Object.fromEntries([0, 1, 2].map((at) => [`base64, ${at} bytes into a group`, base64At(bytes, at)])),
    ...Object.fromEntries([0, 1, 2].map((at) => [`base64url, ${at} bytes into a group`, toUrl(base64At(bytes, at))])),
    reversed: [...secret].reverse().join(''),
  };
}

/** In which forms a text holds a secret; none, if all is well. */
export function findSecret(text: string, secret: string): string[] {
  return Object.entries(formsOf(secret))
    .filter(([, form]) => text.includes(form))
    .map(([name]) => name);
}

/** The part of a base64 text that depends on these bytes alone, when `at` others stand before them in the same group. */
function base64At(bytes: Buffer, at: number): string {
  const padded = Buffer.concat([Buffer.alloc(at), bytes]);
  const firstWhole = at === 0 ? 0 : at + 1;
  return padded.toString('base64').slice(firstWhole, Math.floor((padded.length * 8) / 6));
}

const toUrl = (base64: string): string => base64.replaceAll('+', '-').replaceAll('/', '_');
