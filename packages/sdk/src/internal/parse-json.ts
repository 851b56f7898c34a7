/**
 * Parses JSON; `undefined` for other text. The parser's error is dropped, also as a cause: it quotes the text, which
 * may have a secret.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a value is an object with fields. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Returns a text with all keys shortened to their prefix: a server may quote a key, and no key must reach a log. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value.replace(/\b(wa[a-z]?_)[0-9A-Za-z]{8,}/g, '$1…') : undefined;
}
