// A server in its own process, for tests that need two processes. A test forks the process, controls it with messages,
// and sets its clock.

import { createLog } from '../../../src/platform/log.ts';
import { type RunningServer, startServer } from '../../../src/server.ts';
import { countComparisons } from '../../codes/count-comparisons.ts';
import { testConfig } from '../../world/test-config.ts';
import { betweenDriver } from './driver.ts';

/** A message from the test to the process. */
export type Order =
  | { do: 'start'; databaseUrl: string; at: number }
  | { do: 'clock'; at: number }
  /**
   * Makes the process replace, in all later statements, the text that this pattern finds. In `by`, `$1` stands for the
   * first group of the pattern.
   */
  | { do: 'replace'; pattern: string; by: string }
  /** Makes the process send all later statements unchanged. */
  | { do: 'restore' }
  /** Asks how often the process has compared mailed digits since the process began. */
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
