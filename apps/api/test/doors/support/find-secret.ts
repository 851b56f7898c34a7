/**
 * Returns the forms in which a server could store or send a secret. Each entry has the name of the form and the text to
 * search for.
 */
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

/** Returns the forms in which a text contains a secret. The list is empty when the text does not contain the secret. */
export function findSecret(text: string, secret: string): string[] {
  return Object.entries(formsOf(secret))
    .filter(([, form]) => text.includes(form))
    .map(([name]) => name);
}

/**
 * Returns the part of a base64 text that depends only on `bytes`. Base64 encodes groups of three bytes. Here `at` other
 * bytes come before `bytes` in the first group.
 */
function base64At(bytes: Buffer, at: number): string {
  const padded = Buffer.concat([Buffer.alloc(at), bytes]);
  const firstWhole = at === 0 ? 0 : at + 1;
  return padded.toString('base64').slice(firstWhole, Math.floor((padded.length * 8) / 6));
}

const toUrl = (base64: string): string => base64.replaceAll('+', '-').replaceAll('/', '_');
