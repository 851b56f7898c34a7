import { fork } from 'node:child_process';
import { once } from 'node:events';
import { type DemoServer, messageWith, startDemoServer } from './own-server.ts';
import { endProcess, stopAtEnd } from './stop-at-end.ts';

const ROUNDS = 3;
const AT_ONCE = 4;
/** The duration of the measurement without sign-ins. */
const CALM_MS = 8_000;

/**
 * Measures how long a message takes while 200 sign-ins arrive at once ("rain"). Compares that time with the time of a
 * message without sign-ins ("calm") in the same run. The sign-ins come from a process of their own, so that making them
 * does not slow down the measurement. The aims: p50 is at most three times the p50 of calm, and p99 is at most five
 * times the p99 of calm.
 */
export async function benchSignIns(): Promise<void> {
  // The server trusts the addresses in `x-forwarded-for`, as it does behind a proxy. So each sign-in has another
  // address.
  await using server = await startDemoServer({ TRUSTED_PROXIES: 'loopback' });
  await timesOf(server, AbortSignal.timeout(2_000));
  for (let round = 1; round <= ROUNDS; round++) {
    const { times: calm } = await timesOf(server, AbortSignal.timeout(CALM_MS));
    await using rain = rainOn(server.baseUrl, round);
    const { times: rained, refused } = await timesOf(server, rain.over);
    console.log(`round ${round}: ${line('p50', 0.5, { calm, rained })}; ${line('p99', 0.99, { calm, rained })}`);
    console.log(`         ${calm.length} calls in calm, ${rained.length} in the rain, ${refused} refused  (aim 0)`);
    console.log(`         ${await rain.told}`);
  }
}

const AIMS = { p50: 3, p99: 5 };

function line(name: keyof typeof AIMS, part: number, times: { calm: number[]; rained: number[] }): string {
  const [calm, rained] = [quantile(times.calm, part), quantile(times.rained, part)];
  const ratio = (rained / calm).toFixed(2);
  return `${name} ${calm.toFixed(1)} ms in calm, ${rained.toFixed(1)} ms in the rain, ratio ${ratio}  (aim ${AIMS[name]})`;
}

interface Times {
  times: number[];
  refused: number;
}

/**
 * Sends messages, a few at a time, until the signal aborts. Returns the duration of each answered message in ms, and
 * the number of refused messages.
 */
async function timesOf({ baseUrl, secret }: DemoServer, until: AbortSignal): Promise<Times> {
  const message = messageWith(secret);
  const times: number[] = [];
  let refused = 0;
  const caller = async () => {
    while (!until.aborted) {
      const begun = performance.now();
      const answer = await fetch(`${baseUrl}/messages`, message);
      await answer.arrayBuffer();
      if (answer.status === 200) times.push(performance.now() - begun);
      else refused++;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, caller));
  return { times, refused };
}

function quantile(times: readonly number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * part)] ?? Number.NaN;
}

/**
 * Starts the process that makes the sign-ins. `over` aborts when this process has ended. `told` is the sentence that
 * the process sends after the last sign-in.
 */
function rainOn(baseUrl: string, round: number): { over: AbortSignal; told: Promise<string> } & AsyncDisposable {
  const over = new AbortController();
  const child = fork(new URL('./rain.ts', import.meta.url), [baseUrl, String(round)]);
  const exited = once(child, 'exit').then(() => {
    over.abort();
    return ['the rain ended before its time'];
  });
  const told = Promise.race([once(child, 'message'), exited]).then(([what]) => String(what));
  return { over: over.signal, told, ...stopAtEnd(() => endProcess(child)) };
}
