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
