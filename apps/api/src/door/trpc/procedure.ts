import { type Act, type Actor, judgeRight } from '@chatelaine/shared';
import { initTRPC } from '@trpc/server';
import type { Call } from '../../call/call.ts';
import { type ChangeRules, change, type RunChange } from '../../call/change.ts';
import type { Confirmation } from '../../call/confirm.ts';
import { currentRequestId } from '../../platform/http/request-scope.ts';
import { Refusal, refusalBody } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { refusalOf, toTrpcError } from './refusal.ts';

/** What a request brings. Finding out who calls may refuse, so it waits until a procedure asks. */
export interface RpcContext {
  work: Work;
  identify(act: Act): Promise<Actor>;
  /** What a dangerous act needs beside its right. */
  confirm: Confirmation;
  /** The header `Idempotency-Key`, or null. */
  idempotencyKey: string | null;
}

/** What a procedure says of itself. */
export interface ProcedureMeta {
  /** How its change is made safe. A mutation without it is none, or says why. */
  change?: ChangeRules;
  /** Why a mutation does not go through {@link change}. */
  unrepeatable?: string;
}

const t = initTRPC
  .context<RpcContext>()
  .meta<ProcedureMeta>()
  .create({
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
  translated.use(async ({ ctx, path: name, next }) => {
    const { work, idempotencyKey, confirm } = ctx;
    const actor = await ctx.identify(act);
    const verdict = judgeRight(actor, act);
    if (!verdict.allow) throw new Refusal(verdict.reason, `${actor.kind} ${actor.id}, act ${act}`);
    const call: Call = { work, actor, act, name, idempotencyKey, confirm };
    return next({ ctx: { ...ctx, actor, call } });
  });

/** A procedure that changes something: its context makes the change, once and with its code. */
export const changeFor = (act: Act, rules: ChangeRules = {}) =>
  procedureFor(act)
    .meta({ change: rules })
    .use(async ({ ctx, next }) => {
      let isMade = false;
      const make = <T>(input: unknown, run: RunChange<T>): Promise<T> => {
        isMade = true;
        return change(ctx.call, input, rules, run);
      };
      const result = await next({ ctx: { ...ctx, change: make } });
      if (result.ok && !isMade)
        throw new Error(`${ctx.call.name} says that it changes something, and went around change`);
      return result;
    });

export const { router, createCallerFactory } = t;
