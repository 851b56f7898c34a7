import { readMisplacedKey } from '../gate/index.ts';
import type { AnsweredCall, CallKeeper } from '../kept-call/index.ts';

/** A call that a door has answered, with the key if the gate has found it, and the headers as they arrived. */
type Answered = Omit<AnsweredCall, 'key'> & { key: AnsweredCall['key'] | undefined; rawHeaders: readonly string[] };

/**
 * Keeps a call whose key is known, so that the owner of the key can find it by its request id. A key in the wrong header
 * is refused before it is looked up. The keeper looks such a key up later. Returns whether the call was handed over.
 */
export function keepCall(calls: CallKeeper, { key, rawHeaders, ...call }: Answered): boolean {
  const misplaced = key === undefined && call.outcome === 'wrong_header' ? readMisplacedKey(rawHeaders) : null;
  if ((key === undefined && misplaced === null) || !calls.wants(call.outcome)) return false;
  if (key !== undefined) calls.keep({ ...call, key });
  else if (misplaced !== null) calls.keepMisplaced({ ...call, ...misplaced });
  return true;
}
