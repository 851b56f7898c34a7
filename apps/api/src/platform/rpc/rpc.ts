import { type Act, type Actor, judgeRight } from '@chatelaine/shared';
import { initTRPC } from '@trpc/server';
import type { Confirmation } from '../confirm.ts';
import { currentRequestId } from '../http/request-scope.ts';
import { Refusal, refusalBody } from '../refusal.ts';
import type { Work } from '../work.ts';
import { refusalOf, toTrpcError } from './rpc-error.ts';

/** One call: its work, and how to learn who is calling. Finding out may refuse, so it waits until someone asks. */
export interface RpcContext {
  work: Work;
  identify(act: Act): Promise<Actor>;
  /** What a dangerous act needs beside its right. */
  confirm: Confirmation;
  /** The header `Idempotency-Key`, or null. */
  idempotencyKey: string | null;
}

const t = initTRPC.context<RpcContext>().create({
  errorFormatter({ shape, error, ctx }) {
    const refusal = refusalOf(error);
    const data = refusalBody(refusal, ctx?.work.origin.requestId ?? currentRequestId());
    // Where tRPC's adapter answers by itself, it takes the status from here. No JSON shows it.
    Object.defineProperty(data, 'httpStatus', { value: refusal.status });
    return { message: data.message, code: shape.code, data };
  },
});

// Our refusals leave with our status; without this tRPC would answer 500 to all of them.
const translated = t.procedure.use(async ({ next }) => {
  const result = await next();
  if (result.ok || result.error.code !== 'INTERNAL_SERVER_ERROR') return result;
  throw toTrpcError(result.error);
});

/** A procedure open to whoever may do this act; its context says who that is. */
export const procedureFor = (act: Act) =>
  translated.use(async ({ ctx, next }) => {
    const actor = await ctx.identify(act);
    const verdict = judgeRight(actor, act);
    if (!verdict.allow) throw new Refusal(verdict.reason, `${actor.kind} ${actor.id}, act ${act}`);
    return next({ ctx: { ...ctx, actor } });
  });

export const { router, createCallerFactory } = t;
