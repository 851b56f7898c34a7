/** Returns a text without keys: if a server ever quotes a key, the key must not reach a log. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value.replace(/\b(wa[a-z]?_)[0-9A-Za-z]{8,}/g, '$1…') : undefined;
}
