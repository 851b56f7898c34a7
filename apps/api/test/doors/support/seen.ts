import type { Answer } from '../../world/answer.ts';

/**
 * Returns the parts of an answer that a caller can compare with another answer. Two answers always differ in their
 * date, request id and nonce. So the function removes or replaces these values.
 */
export function seen({ status, text, headers }: Answer) {
  const requestId = headers.get('x-request-id') ?? 'none';
  const shown = [...headers].filter(([name]) => name !== 'date' && name !== 'x-request-id');
  const plain = (value: string) => value.replaceAll(requestId, 'ID').replace(/'nonce-[^']+'/, "'nonce'");
  return { status, headers: shown.map(([name, value]) => [name, plain(value)]), text: plain(text) };
}
