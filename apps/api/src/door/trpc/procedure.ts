import { type Act, type Actor, judgeRight } from '@chatelaine/shared';
import { initTRPC } from '@trpc/server';
import type { Call } from '../../call/call.ts';
import { type ChangeRules, change, type RunChange } from '../../call/change.ts';
import type { Confirmation } from '../../call/confirm.ts';
import { currentRequestId } from '../../platform/http/request-scope.ts';
import { Refusal, refusalBody } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { refusalOf, toTrpcError } from './refusal.ts';

/** What a request brings. The caller is identified only when a procedure asks, because this may refuse the call. */
export interface RpcContext {
  work: Work;
  identify(act: Act): Promise<Actor>;
  /** Asks for what a dangerous act needs in addition to the right to do it. */
  confirm: Confirmation;
  /** The header `Idempotency-Key`, or null. */
  idempotencyKey: string | null;
}

/** What a procedure declares about itself. */
export interface ProcedureMeta {
  /**
   * How its change is made safe. A mutation without this field changes nothing, or gives a reason in `unrepeatable`.
   */
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
      // When tRPC's adapter answers by itself, it takes the status from here. The field is not enumerable, so no JSON
      // has it.
      Object.defineProperty(data, 'httpStatus', { value: refusal.status });
      return { message: data.message, code: shape.code, data };
    },
  });

// Refusals keep their own status. Without this step tRPC would answer each of them with 500.
const translated = t.procedure.use(async ({ next }) => {
  const result = await next();
  if (result.ok || result.error.code !== 'INTERNAL_SERVER_ERROR') return result;
  throw toTrpcError(result.error);
});

/** A procedure for every caller who may do this act. Its context names the caller. */
export const procedureFor = (act: Act) =>
  translated.use(async ({ ctx, path: name, next }) => {
    const { work, idempotencyKey, confirm } = ctx;
    const actor = await ctx.identify(act);
    const verdict = judgeRight(actor, act);
    if (!verdict.allow) throw new Refusal(verdict.reason, `${actor.kind} ${actor.id}, act ${act}`);
    const call: Call = { work, actor, act, name, idempotencyKey, confirm };
    return next({ ctx: { ...ctx, actor, call } });
  });

/**
 * A procedure that changes something. Its context makes the change: once per `Idempotency-Key`, and with its one-time
 * code.
 */
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
