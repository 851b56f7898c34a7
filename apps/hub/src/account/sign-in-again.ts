import type { RefusalBody, SignInInput } from '@chatelaine/shared';
import { type Failure, failureOf } from '../api/failure.ts';
import { readShell } from '../shell.ts';

/** Signs the same person in once more, so that the session is fresh. Returns the failure, or null. */
export async function signInAgain(input: SignInInput): Promise<Failure | null> {
  const headers = { 'content-type': 'application/json', 'x-chatelaine': '1' };
  const init = { method: 'POST', headers, body: JSON.stringify({ ...input, confirm: true }) };
  const answer = await fetch(`${readShell().base}/api/auth/sign-in/email`, init).catch(() => null);
  if (answer?.ok) return null;
  const body = (await answer?.json().catch(() => null)) as Partial<RefusalBody> | null;
  return failureOf({ data: body ?? {} });
}
