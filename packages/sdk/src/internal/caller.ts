import type { Page } from '@chatelaine/shared';
import { type Call, SentCall } from '../call/call.ts';
import { type Pages, SentPages } from '../call/pages.ts';
import type { Config } from '../config.ts';
import type { CallOptions } from '../options.ts';
import { planCall } from './plan.ts';
import type { Rpc } from './rpc.ts';
import { send } from './send.ts';

type Ask<T> = (rpc: Rpc) => Promise<T>;

/** What a resource calls with. The compiler compares each procedure's types with the public ones right there. */
export interface Caller {
  call<T>(ask: Ask<T>, options?: CallOptions): Call<T>;
  /** For an answer that holds a secret: repeated only when nothing can have been executed. */
  callForSecret<T>(ask: Ask<T>, options?: CallOptions): Call<T>;
  list<T>(ask: (rpc: Rpc, next: { cursor?: string }) => Promise<Page<T>>, options?: CallOptions): Pages<T>;
}

/** Binds the configuration to the three ways to call. */
export function createCaller(config: Config): Caller {
  const start = <T>(ask: Ask<T>, options: CallOptions = {}, revealsSecret = false) =>
    // A promise in any case: bad options reject the call like everything else.
    (async () => await send(config, ask, planCall(config, options, revealsSecret)))();
  const call = <T>(ask: Ask<T>, options?: CallOptions, revealsSecret?: boolean): Call<T> => {
    // Begins at once: a change must not wait for someone to look at its promise.
    const sent = start(ask, options, revealsSecret);
    return new SentCall(() => sent);
  };
  return {
    call: (ask, options) => call(ask, options),
    callForSecret: (ask, options) => call(ask, options, true),
    list: (ask, options) =>
      new SentPages((cursor) => start((rpc) => ask(rpc, cursor === undefined ? {} : { cursor }), options)),
  };
}
