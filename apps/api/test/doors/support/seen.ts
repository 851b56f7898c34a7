import type { Answer } from '../../world/answer.ts';

/** All that an asker can compare of two answers: what differs between any two by nature is made equal. */
export function seen({ status, text, headers }: Answer) {
  const requestId = headers.get('x-request-id') ?? 'none';
  const shown = [...headers].filter(([name]) => name !== 'date' && name !== 'x-request-id');
  const plain = (value: string) => value.replaceAll(requestId, 'ID').replace(/'nonce-[^']+'/, "'nonce'");
  return { status, headers: shown.map(([name, value]) => [name, plain(value)]), text: plain(text) };
}
