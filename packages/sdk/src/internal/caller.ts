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

/** What a resource calls with. The compiler compares each procedure's types with the public ones right there. */
export interface Caller {
  call<T>(ask: Ask<T>, options?: CallOptions): Call<T>;
  /** For an answer that holds a secret: what is lost of it is lost. */
  callForSecret<T>(ask: Ask<T>, options?: CallOptions): Call<T>;
  list<T>(ask: (rpc: Rpc, next: { cursor?: string }) => Promise<Page<T>>, options?: CallOptions): Pages<T>;
  /** No procedure: the same question as on the other doors, answered on the Partner API. */
  whoAmI(options?: CallOptions): Call<WhoAmI>;
}

/** Binds the configuration to the ways to call. */
export function createCaller(config: Config): Caller {
  const start = <T>(ask: AskBy<T>, options: CallOptions = {}, how: Pick<CallPlan, 'revealsSecret' | 'calledAt'>) =>
    // A promise in any case: bad options reject the call like everything else.
    (async () => await send(config, ask, planCall(config, options, how)))();
  const call = <T>(ask: AskBy<T>, options?: CallOptions, revealsSecret = false): Call<T> => {
    // Begins at once: a change must not wait for someone to look at its promise.
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
    // As of a procedure, the server's word is taken for the type of its answer.
    whoAmI: (options) =>
      call(async ({ carry }) => (await carry(writeWhoAmI(config.baseUrl()))) as unknown as WhoAmI, options),
  };
}
