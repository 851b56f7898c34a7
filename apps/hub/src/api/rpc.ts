import type { AppRouter } from '@chatelaine/api/contract';
import { ONE_TIME_CODE_HEADER } from '@chatelaine/shared';
import { createTRPCUntypedClient, httpLink } from '@trpc/client';
import { readShell } from '../shell.ts';
import { failureOf } from './failure.ts';
import type { InputOf, OutputOf, ProcedureName } from './procedures.ts';

/** The facts of one call that are not part of its input. */
export interface Sent {
  /** The account for which the person acts; null: the call is about the person. */
  account: string | null;
  /** The one-time code, in the form of its header. */
  code?: string | undefined;
  /** Makes the server do a change once, however often the call is sent. */
  idempotencyKey?: string | undefined;
  signal?: AbortSignal | undefined;
}

let made: ReturnType<typeof createTRPCUntypedClient<AppRouter>> | undefined;

function rpc() {
  made ??= createTRPCUntypedClient<AppRouter>({
    links: [
      httpLink({
        url: `${readShell().base}/trpc`,
        headers: ({ op }) => headersOf(op.context as Partial<Sent>),
      }),
    ],
  });
  return made;
}

function headersOf({ account, code, idempotencyKey }: Partial<Sent>): Record<string, string> {
  return {
    'x-chatelaine': '1',
    ...(account != null && { 'x-chatelaine-account': account }),
    ...(code !== undefined && { [ONE_TIME_CODE_HEADER]: code }),
    ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
  };
}

/**
 * Asks a query.
 *
 * @throws {TRPCClientError} when the server refuses or does not answer. `failureOf` reads it.
 */
export async function ask<Name extends ProcedureName>(
  name: Name,
  input: InputOf<Name>,
  { signal, ...context }: Sent,
): Promise<OutputOf<Name>> {
  return (await send(() => rpc().query(name, input, { context, ...(signal && { signal }) }))) as OutputOf<Name>;
}

/**
 * Makes a change.
 *
 * @throws {TRPCClientError} as {@link ask}.
 */
export async function change<Name extends ProcedureName>(
  name: Name,
  input: InputOf<Name>,
  { signal, ...context }: Sent,
): Promise<OutputOf<Name>> {
  return (await send(() => rpc().mutation(name, input, { context, ...(signal && { signal }) }))) as OutputOf<Name>;
}

const NEW_COOKIE_MS = 300;

/** True: a call of this page has been answered, so the person was signed in. */
let wasSignedIn = false;

/**
 * Sends a call. A person who confirms an act, in this tab or in another one, gets a new session, and the old one ends. A
 * call that was under way then carries the old cookie, so a call that is refused as signed out is sent once more. By
 * then the browser has the new cookie. The refused call has changed nothing.
 */
async function send<T>(call: () => Promise<T>): Promise<T> {
  const answer = await call().catch(async (error: unknown) => {
    if (!wasSignedIn || failureOf(error).code !== 'unauthenticated') throw error;
    await new Promise((resolve) => setTimeout(resolve, NEW_COOKIE_MS));
    return await call();
  });
  wasSignedIn = true;
  return answer;
}

/** Makes an `Idempotency-Key` for one act of a person. */
export function newIdempotencyKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
