import type { MessageStatus } from '@chatelaine/shared';

const REPORTED = ['sent', 'delivered', 'read', 'played', 'failed'] as const;

/** All orders of one to `length` reports, with repeats: 155 of up to three, and 3,905 of up to five. */
export function* orders(length: number): Generator<MessageStatus[]> {
  if (length === 0) return;
  for (const head of REPORTED) {
    yield [head];
    for (const tail of orders(length - 1)) yield [head, ...tail];
  }
}

/** The reports that change a queued message, written in another way than the rule. */
export function appliedOf(reports: readonly MessageStatus[]): MessageStatus[] {
  const line: readonly MessageStatus[] = ['queued', 'sent', 'delivered', 'read', 'played'];
  const applied: MessageStatus[] = [];
  let place = 0;
  for (const report of reports) {
    if (applied.includes('failed')) break;
    const next = line.indexOf(report);
    if (report === 'failed' ? place > 1 : next <= place) continue;
    applied.push(report);
    if (report !== 'failed') place = next;
  }
  return applied;
}

/** What a queued message ends as. */
export const endOf = (reports: readonly MessageStatus[]): MessageStatus => appliedOf(reports).at(-1) ?? 'queued';
