import type { Page, WhoAmI } from '@chatelaine/shared';
import { type Call, SentCall } from '../call/call.ts';
import { type Pages, SentPages } from '../call/pages.ts';
import type { Config } from '../config.ts';
import type { CallOptions } from '../options.ts';
import { type CallPlan, planCall } from './plan.ts';
import type { Rpc } from './rpc.ts';
import { type Asking, send } from './send.ts';
import { writeWhoAmI } from './write-request.ts';

type Ask<T> = (rpc: Rpc) => Promise<T>;
type AskBy<T> = (by: Asking) => Promise<T>;

/**
 * The functions with which resources make calls. At each line that makes a call, the compiler compares the types of the
 * procedure with the public types.
 */
export interface Caller {
  call<T>(ask: Ask<T>, options?: CallOptions): Call<T>;
  /** Makes a call whose answer has a secret. When this answer is lost, nobody can show the secret again. */
  callForSecret<T>(ask: Ask<T>, options?: CallOptions): Call<T>;
  list<T>(ask: (rpc: Rpc, next: { cursor?: string }) => Promise<Page<T>>, options?: CallOptions): Pages<T>;
  /**
   * Makes the call `whoAmI`. This call is not a procedure: the Partner API answers it at `/api/v2/whoami`. Other doors
   * of the server have paths of their own that also end in `/whoami`.
   */
  whoAmI(options?: CallOptions): Call<WhoAmI>;
}

/** Creates the functions for one configuration. */
export function createCaller(config: Config): Caller {
  const start = <T>(ask: AskBy<T>, options: CallOptions = {}, how: Pick<CallPlan, 'revealsSecret' | 'calledAt'>) =>
    // `planCall` throws for invalid options. In an async function this error rejects the promise, so the method never
    // throws.
    (async () => await send(config, ask, planCall(config, options, how)))();
  const call = <T>(ask: AskBy<T>, options?: CallOptions, revealsSecret = false): Call<T> => {
    // The call begins at once: a change must not wait until somebody awaits its promise.
    const sent = start(ask, options, { revealsSecret, calledAt: new Error() });
    return new SentCall(() => sent);
  };
  return {
    call: (ask, options) => call(({ rpc }) => ask(rpc), options),
    callForSecret: (ask, options) => call(({ rpc }) => ask(rpc), options, true),
    list(ask, options) {
      const how = { revealsSecret: false, calledAt: new Error() };
      return new SentPages((cursor) =>
        start(({ rpc }) => ask(rpc, cursor === undefined ? {} : { cursor }), options, how),
      );
    },
    // The answer's fields are not checked here: its type is trusted, as the type of every procedure's answer is.
    whoAmI: (options) =>
      call(async ({ carry }) => (await carry(writeWhoAmI(config.baseUrl()))) as unknown as WhoAmI, options),
  };
}
