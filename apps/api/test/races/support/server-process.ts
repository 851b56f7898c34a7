// A server in a process of its own, for tests that need two: forked, told by messages, its clock held by the test.

import { createLog } from '../../../src/platform/log.ts';
import { type RunningServer, startServer } from '../../../src/server.ts';
import { countComparisons } from '../../codes/count-comparisons.ts';
import { testConfig } from '../../world/test-config.ts';
import { betweenDriver } from './driver.ts';

/** What the test tells the process. */
export type Order =
  | { do: 'start'; databaseUrl: string; at: number }
  | { do: 'clock'; at: number }
  /** From now on statements are sent with what this pattern finds replaced, `$1` being its first group. */
  | { do: 'replace'; pattern: string; by: string }
  /** From now on they are sent as they are. */
  | { do: 'restore' }
  /** How many mailed digits were compared since the process began. */
  | { do: 'count' };

let at = 0;
let replaced: { pattern: RegExp; by: string } | null = null;
let server: RunningServer | null = null;
const comparisons = countComparisons();
betweenDriver(({ text }) => (replaced === null ? text : text.replace(replaced.pattern, replaced.by)));

process.on('message', (order: Order) => {
  void obey(order).then((told) => process.send?.(told));
});
process.on('disconnect', () => {
  void server?.stop().finally(() => process.exit(0));
});

async function obey(order: Order): Promise<unknown> {
  if (order.do === 'count') return comparisons.count;
  if (order.do === 'start') {
    at = order.at;
    const clock = { now: () => new Date(at) };
    server = await startServer(testConfig({ databaseUrl: order.databaseUrl }), { clock, log: createLog('error') });
    return server.baseUrl;
  }
  if (order.do === 'clock') at = order.at;
  else replaced = order.do === 'restore' ? null : { pattern: new RegExp(order.pattern), by: order.by };
  return null;
}
