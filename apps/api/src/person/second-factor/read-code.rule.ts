/** A code as a person typed it. */
export type TypedCode = { kind: 'digits' | 'recovery'; text: string };

/**
 * Reads a code as apps and mails show it ("123 456") and as people copy it: blanks and hyphens do not count. Six digits
 * are an app's code and eight a mail's. Sixteen letters and digits of base32 are a recovery code. Null for anything
 * else.
 */
export function readCode(typed: string): TypedCode | null {
  const text = typed.replace(/[\s-]/g, '').toUpperCase();
  if (/^(\d{6}|\d{8})$/.test(text)) return { kind: 'digits', text };
  return /^[A-Z2-7]{16}$/.test(text) ? { kind: 'recovery', text } : null;
}
