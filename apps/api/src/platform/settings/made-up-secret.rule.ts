/**
 * Whether a person probably made up a secret that should be random. Such a secret has very few different bytes, repeats
 * itself, or counts up or down. 32 random bytes or digits never look like that.
 */
export function isMadeUp(secret: Uint8Array): boolean {
  return new Set(secret).size < FEWEST || repeats(secret) || isRow(secret);
}

const FEWEST = 6;

function repeats(secret: Uint8Array): boolean {
  const lengths = Array.from({ length: Math.floor(secret.length / 2) }, (_, at) => at + 1);
  return lengths.some((length) => secret.every((byte, at) => at < length || byte === secret[at - length]));
}

function isRow(secret: Uint8Array): boolean {
  const steps = secret.slice(1).map((byte, at) => byte - (secret[at] ?? 0));
  return new Set(steps).size === 1;
}
