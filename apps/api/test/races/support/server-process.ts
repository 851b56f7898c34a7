// A server in a process of its own, for tests that need two: forked, told by messages, its clock held by the test.

import { createLog } from '../../../src/platform/log.ts';
import { type RunningServer, startServer } from '../../../src/server.ts';
import { countComparisons } from '../../codes/count-comparisons.ts';
import { testConfig } from '../../test-config.ts';
import { betweenDriver } from './driver.ts';

/** What the test tells the process. */
export type Order =
  | { do: 'start'; databaseUrl: string; at: number }
  | { do: 'clock'; at: number }
  /** From now on statements are sent with what this pattern finds replaced, `$1` being its first group. */
  | { do: 'replace'; pattern: string; by: string }
  | { do: 'tell' };

/** What the process has seen since it began: mailed digits that were compared, and the mails in its mailbox. */
export interface Seen {
  comparisons: number;
  mails: { to: string; subject: string; text: string }[];
}

let at = 0;
let replaced: { pattern: RegExp; by: string } | null = null;
let server: RunningServer | null = null;
const comparisons = countComparisons();
betweenDriver(({ text }) => (replaced === null ? text : text.replace(replaced.pattern, replaced.by)));

process.on('message', (order: Order) => {
  void obey(order).then((told) => process.send?.(told ?? null));
});
process.on('disconnect', () => {
  void server?.stop().finally(() => process.exit(0));
});

async function obey(order: Order): Promise<unknown> {
  if (order.do === 'clock') at = order.at;
  else if (order.do === 'replace') replaced = { pattern: new RegExp(order.pattern), by: order.by };
  else if (order.do === 'tell') return seen();
  else {
    at = order.at;
    const clock = { now: () => new Date(at) };
    server = await startServer(testConfig({ databaseUrl: order.databaseUrl }), {
      clock,
      log: createLog('error'),
    });
    return server.baseUrl;
  }
  return null;
}

const seen = (): Seen => ({
  comparisons: comparisons.count,
  mails: (server?.house.mailbox?.list() ?? []).map(({ to, subject, text }) => ({ to, subject, text })),
});
