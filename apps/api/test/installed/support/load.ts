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

// A slow machine is called more slowly: what is wanted is calls at every moment, and not a queue.
// In a quick run as many as a node has connections to its database open: beside other tests a new one may be late.
const AT_ONCE = rounds(4, 16);

/** Calls that come at a steady rate, also while earlier ones wait for their answer. */
export class Load {
  readonly #agent = new Agent({ keepAlive: true, rejectUnauthorized: false });
  readonly #answers: Promise<string>[] = [];
  readonly #timer: NodeJS.Timeout;
  #waiting = 0;

  constructor(port: number, perSecond: number, calls: readonly Called[]) {
    const begun = performance.now();
    // A timer that comes late makes up for it.
    this.#timer = setInterval(() => {
      const due = ((performance.now() - begun) * perSecond) / 1_000;
      while (this.#answers.length < due && this.#waiting < AT_ONCE) {
        const call = calls[this.#answers.length % calls.length];
        if (call !== undefined) this.#answers.push(this.#send(port, call));
      }
    }, 5);
  }

  /** Ends it; how often there was each answer. */
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
