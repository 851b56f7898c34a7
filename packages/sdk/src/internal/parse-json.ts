/**
 * Reads JSON; `undefined` for what is none. A parser's own error quotes the text, which may hold a secret: it is never
 * kept, not even as a cause.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
