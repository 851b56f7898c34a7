import { Agent, request } from 'node:https';
import { text } from 'node:stream/consumers';
import { rounds } from '@chatelaine/tools/rounds';

/** One kind of call. */
export interface Called {
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body?: string;
}

// The number of calls that may wait at the same time. A slow machine gets fewer calls, because the test needs calls at
// every moment and not a queue. A quick run has at most as many calls at a time as a node has open connections to its
// database, because a new connection may take long beside other tests.
const AT_ONCE = rounds(4, 16);

/** Sends calls at a steady rate, even while earlier calls wait for their answer. */
export class Load {
  readonly #agent = new Agent({ keepAlive: true, rejectUnauthorized: false });
  readonly #answers: Promise<string>[] = [];
  readonly #timer: NodeJS.Timeout;
  #waiting = 0;

  constructor(port: number, perSecond: number, calls: readonly Called[]) {
    const begun = performance.now();
    // A timer that comes late also sends the calls that it missed.
    this.#timer = setInterval(() => {
      const due = ((performance.now() - begun) * perSecond) / 1_000;
      while (this.#answers.length < due && this.#waiting < AT_ONCE) {
        const call = calls[this.#answers.length % calls.length];
        if (call !== undefined) this.#answers.push(this.#send(port, call));
      }
    }, 5);
  }

  /** Ends the load. Returns how often each answer came. */
  async end(): Promise<Record<string, number>> {
    clearInterval(this.#timer);
    const counts: Record<string, number> = {};
    for (const answer of await Promise.all(this.#answers)) counts[answer] = (counts[answer] ?? 0) + 1;
    this.#agent.destroy();
    return counts;
  }

  #send(port: number, { method, path, headers, body }: Called): Promise<string> {
    this.#waiting++;
    const answered = new Promise<string>((resolve) => {
      const options = { host: '127.0.0.1', port, method, path, headers, agent: this.#agent };
      request(options, async (answer) => {
        const said = await text(answer);
        const ok = answer.statusCode === 200;
        resolve(`${method} ${answer.statusCode}${ok ? '' : ` ${answer.headers['x-refusal'] ?? said.slice(0, 80)}`}`);
      })
        .on('error', ({ message }) => resolve(`${method} ${message}`))
        .end(body);
    });
    return answered.finally(() => {
      this.#waiting--;
    });
  }
}
