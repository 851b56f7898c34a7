import type { RefusalCode } from '@chatelaine/shared';
import { useQueryClient } from '@tanstack/react-query';
import { useContext, useRef, useState } from 'preact/hooks';
import { useAccountId } from '../account/account-context.ts';
import { leadToSignIn } from '../account/lead-to-sign-in.ts';
import { type Failure, failureOf } from './failure.ts';
import type { InputOf, OutputOf, ProcedureName } from './procedures.ts';
import { type AskProof, type Proof, ProofContext } from './proof.ts';
import { change, newIdempotencyKey } from './rpc.ts';

/** How a change is made. */
export interface ChangeOptions {
  /** The proof to ask for when the server answers `code_required`. The default is a code. */
  proof?: Proof;
  /** True: the change is about the person, and names no account. */
  isOwn?: boolean;
  /** Asks for the proof in another place than the dialog over the screen. */
  askProof?: AskProof;
  /** The account for which the change is, where the URL names none. */
  account?: string | undefined;
}

/** A change that a screen can make. */
export interface Change<Input, Output> {
  /** Makes the change. Returns null when it did not happen; `failure` then says why, if the person did not cancel. */
  run(input: Input): Promise<Output | null>;
  isBusy: boolean;
  failure: Failure | null;
  /** Forgets the failure. */
  reset(): void;
}

// After such a refusal, the screen shows something that is no longer so.
const STALE: ReadonlySet<RefusalCode> = new Set(['conflict', 'not_found', 'already_created']);

/**
 * Makes a change of the server. When the server wants a proof first, the person is asked for it, and the same change is
 * sent once more. After the change, every query of the screen is asked again.
 */
export function useChange<Name extends ProcedureName>(
  name: Name,
  { proof = 'code', isOwn = false, account: named, askProof: askHere }: ChangeOptions = {},
): Change<InputOf<Name>, OutputOf<Name>> {
  const own = useAccountId();
  const account = isOwn ? null : (named ?? own);
  const queries = useQueryClient();
  const askOverScreen = useContext(ProofContext);
  const askProof = askHere ?? askOverScreen;
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isRunning = useRef(false);
  // A call without an answer may have made its change. The same change once more is then the same call.
  const unanswered = useRef<{ input: string; key: string } | null>(null);

  async function run(input: InputOf<Name>): Promise<OutputOf<Name> | null> {
    // A second press while the first one is under way does nothing.
    if (isRunning.current) return null;
    isRunning.current = true;
    setIsBusy(true);
    setFailure(null);
    const text = JSON.stringify(input);
    const key = unanswered.current?.input === text ? unanswered.current.key : newIdempotencyKey();
    const sent = { account, idempotencyKey: key };
    const send = (code?: string) =>
      change(name, input, { ...sent, code }).catch((error: unknown) => {
        if (failureOf(error).code === null) unanswered.current = { input: text, key };
        throw error;
      });
    try {
      const done = await change(name, input, sent).catch((error: unknown) => {
        if (failureOf(error).code !== 'code_required') throw error;
        return askProof({ proof, name, input, account, send });
      });
      // Null: the person cancelled. A change that was sent with the proof may then still be without an answer.
      if (done !== null) {
        unanswered.current = null;
        await queries.invalidateQueries();
      }
      return done as OutputOf<Name> | null;
    } catch (error) {
      const found = failureOf(error);
      unanswered.current = found.code === null ? { input: text, key } : null;
      setFailure(found);
      if (found.code === 'unauthenticated') leadToSignIn();
      else if (found.code !== null && STALE.has(found.code)) void queries.invalidateQueries();
      return null;
    } finally {
      isRunning.current = false;
      setIsBusy(false);
    }
  }

  return { run, isBusy, failure, reset: () => setFailure(null) };
}
