import { type Act, type Actor, judgeRight } from '@chatelaine/shared';
import { initTRPC, type TRPCError } from '@trpc/server';
import type { Call } from '../../call/call.ts';
import { type ChangeRules, change, type RunChange } from '../../call/change.ts';
import type { Confirmation } from '../../call/confirm.ts';
import type { WatchedEvent } from '../../event/index.ts';
import type { ProfileDeps, Session, SignedIn, Visit } from '../../person/index.ts';
import { currentRequestId } from '../../platform/http/request-scope.ts';
import { Refusal, refusalBody } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { refusalOf, toTrpcError } from './refusal.ts';

/**
 * The context of a request. The caller is identified only when a procedure calls `identify`, because `identify` may
 * refuse the call.
 */
export interface RpcContext {
  work: Work;
  identify(act: Act): Promise<Actor>;
  /** Returns the session of the caller that `identify` found. Null, or left out: the caller came without a session. */
  sessionOf?(): Session | null;
  /** Finds the person of a procedure about the person's own sign-in. Such a procedure needs no account. */
  identifyPerson(act: Act): Promise<Session>;
  /** The services and the browser of a person. Procedures that need a password or open a session use them. */
  desk(): PersonDesk;
  /**
   * Asks for the additional proof that a dangerous act needs: a person's one-time code, or a program's scope
   * `settings`.
   */
  confirm: Confirmation;
  /** The value of the header `Idempotency-Key`; null when the request has no such header. */
  idempotencyKey: string | null;
  /**
   * Opens a stream of events for the caller that `identify` has found. Only a call that came by HTTP can have a stream.
   */
  watch?(input: { lastEventId?: string }, signal: AbortSignal): Promise<AsyncIterable<WatchedEvent>>;
  /** The error that refused a stream before it began. */
  unbegun?: TRPCError;
}

// A proxy closes a connection that brings nothing for 60 seconds. A caller that gets nothing for longer than two of
// these intervals knows that its connection is dead.
const SSE = { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } };
/** The services for people who sign in, and the browser that made the call. */
export interface PersonDesk {
  deps: ProfileDeps;
  /** Returns the call as a visit of the person with this e-mail address. */
  visitOf(email: string): Visit;
  /** Gives the browser the cookies of a new session of the person with this e-mail address. */
  keep(email: string, signedIn: SignedIn): void;
}

const noBrowser = (): never => {
  throw new Error('This call comes from our own code, and not from a browser.');
};

/** The part of the context of calls that our own code makes. Procedures about the caller's own sign-in do not work. */
export const WITHOUT_BROWSER = {
  identifyPerson: async () => noBrowser(),
  desk: noBrowser,
} satisfies Pick<RpcContext, 'identifyPerson' | 'desk'>;

/** The facts that a procedure declares about itself. */
export interface ProcedureMeta {
  /**
   * The rules that make the procedure's change safe. A mutation without this field changes nothing, or gives a reason
   * in `unrepeatable`.
   */
  change?: ChangeRules;
  /** The reason why a mutation does not call {@link change}. */
  unrepeatable?: string;
}

const t = initTRPC
  .context<RpcContext>()
  .meta<ProcedureMeta>()
  .create({
    sse: SSE,
    errorFormatter({ shape, error, ctx }) {
      const refusal = refusalOf(error);
      const data = refusalBody(refusal, ctx?.work.origin.requestId ?? currentRequestId());
      // The adapter of tRPC takes the status from the field `httpStatus` when it makes the answer itself. The field is
      // not enumerable, so it never appears in JSON.
      Object.defineProperty(data, 'httpStatus', { value: refusal.status });
      return { message: data.message, code: shape.code, data };
    },
  });

// Gives refusals their own status. Without this step tRPC would answer every refusal with 500.
const translated = t.procedure.use(async ({ next }) => {
  const result = await next();
  if (result.ok || result.error.code !== 'INTERNAL_SERVER_ERROR') return result;
  throw toTrpcError(result.error);
});

/**
 * Makes a procedure that refuses every caller without the right to do this act. The code of the procedure finds the
 * caller in its context, as `actor`, and the caller's session as `session`.
 */
export const procedureFor = (act: Act) =>
  translated.use(async ({ ctx, path: name, next }) => {
    const { work, idempotencyKey, confirm } = ctx;
    const actor = await ctx.identify(act);
    const verdict = judgeRight(actor, act);
    if (!verdict.allow) throw new Refusal(verdict.reason, `${actor.kind} ${actor.id}, act ${act}`);
    const call: Call = { work, actor, act, name, idempotencyKey, confirm };
    return next({ ctx: { ...ctx, actor, call, session: ctx.sessionOf?.() ?? null } });
  });

/**
 * Makes a procedure that changes something. The code of the procedure must make its change with the function `change`
 * of its context. This function makes the change once per `Idempotency-Key`, and checks the one-time code.
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

/**
 * Makes a procedure about the caller's own sign-in. The code of the procedure finds the person in its context, as
 * `session`. Programs are refused. The person needs no role, so the table of rights cannot refuse a person.
 */
export const profileFor = (act: 'own_profile') =>
  translated.use(async ({ ctx, next }) => next({ ctx: { ...ctx, session: await ctx.identifyPerson(act) } }));

export const { router, createCallerFactory } = t;
