import type { Answer } from '../../world/answer.ts';

/**
 * Returns everything that a caller can compare in two answers. Values that are different in any two answers are made
 * equal.
 */
export function seen({ status, text, headers }: Answer) {
  const requestId = headers.get('x-request-id') ?? 'none';
  const shown = [...headers].filter(([name]) => name !== 'date' && name !== 'x-request-id');
  const plain = (value: string) => value.replaceAll(requestId, 'ID').replace(/'nonce-[^']+'/, "'nonce'");
  return { status, headers: shown.map(([name, value]) => [name, plain(value)]), text: plain(text) };
}
