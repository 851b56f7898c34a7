// `npm run bench -- start`, `-- gateway`, `-- sends`, `-- sign-ins`, `-- lists`, `-- streams` or `-- webhooks` runs a measurement. A
// measurement is not a test. The absolute figures depend on the machine and on the machine's load during the run, so compare only the
// ratios.
import { parseArgs } from 'node:util';
import { benchGateway } from './gateway/bench-gateway.ts';
import { benchLists } from './lists.ts';
import { benchSends } from './sends/bench-sends.ts';
import { benchSignIns } from './sign-ins.ts';
import { benchStart } from './start.ts';
import { untilSignal } from './stop-at-end.ts';
import { benchStreams } from './streams/bench-streams.ts';
import { benchWebhooks } from './webhooks/bench-webhooks.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '5' } },
});
const seconds = Number(values.seconds);
if (!Number.isInteger(seconds) || seconds < 1)
  throw new Error('--seconds is how long a row of gateway or sends takes: 1, 2, 3 …');

const BENCHES: Record<string, () => Promise<void>> = {
  start: benchStart,
  gateway: () => benchGateway(seconds),
  sends: () => benchSends(seconds),
  'sign-ins': benchSignIns,
  lists: benchLists,
  streams: benchStreams,
  webhooks: benchWebhooks,
};

const names = positionals.length > 0 ? positionals : Object.keys(BENCHES);
const unknown = names.find((name) => BENCHES[name] === undefined);
if (unknown !== undefined) throw new Error(`There is no bench "${unknown}": ${Object.keys(BENCHES).join(', ')}.`);
await untilSignal(async () => {
  for (const name of names) await BENCHES[name]?.();
});
