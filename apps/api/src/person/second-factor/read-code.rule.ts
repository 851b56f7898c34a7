/** A code as a person typed it. */
export type TypedCode = { kind: 'digits' | 'recovery'; text: string };

/**
 * Reads a code in the form that apps and mails show ("123 456"), and in the forms that people copy. Blanks and hyphens
 * are ignored. Six digits are a code of an app, and eight digits are a mailed code. Sixteen letters and digits of
 * base32 are a recovery code. Null for any other text.
 */
export function readCode(typed: string): TypedCode | null {
  const text = typed.replace(/[\s-]/g, '').toUpperCase();
  if (/^(\d{6}|\d{8})$/.test(text)) return { kind: 'digits', text };
  return /^[A-Z2-7]{16}$/.test(text) ? { kind: 'recovery', text } : null;
}
