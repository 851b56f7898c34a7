import { Agent, request } from 'node:https';
import { text } from 'node:stream/consumers';
import { rounds } from '@chatelaine/tools/rounds';

/** One kind of call that a load makes. */
export interface Called {
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body?: string;
}

// The largest number of calls that may wait for their answer at the same time. On a slow machine, the load then makes
// fewer calls. This is intended: the test needs some calls at every moment, but no queue of calls. A quick run has at
// most as many calls as a node has open database connections, because the node may need long to open another connection
// while other tests run.
const AT_ONCE = rounds(4, 16);

/** Makes calls at a constant rate. A new call does not wait until earlier calls are answered. */
export class Load {
  readonly #agent = new Agent({ keepAlive: true, rejectUnauthorized: false });
  readonly #answers: Promise<string>[] = [];
  readonly #timer: NodeJS.Timeout;
  #waiting = 0;

  constructor(port: number, perSecond: number, calls: readonly Called[]) {
    const begun = performance.now();
    // When the timer is late, it also makes the calls that were due in the meantime.
    this.#timer = setInterval(() => {
      const due = ((performance.now() - begun) * perSecond) / 1_000;
      while (this.#answers.length < due && this.#waiting < AT_ONCE) {
        const call = calls[this.#answers.length % calls.length];
        if (call !== undefined) this.#answers.push(this.#send(port, call));
      }
    }, 5);
  }

  /** Stops the load and waits for all answers. Returns each different answer with the number of times that it came. */
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
