import type { PasskeyQuestion, RefusalBody, SignInInput } from '@chatelaine/shared';
import { answerPasskey } from '@chatelaine/ui/passkey';
import { type Failure, failureOf } from '../api/failure.ts';
import { readShell } from '../shell.ts';

/** Signs the same person in once more, so that the session is fresh. Returns the failure, or null. */
export async function signInAgain(input: SignInInput): Promise<Failure | null> {
  const answer = await post('email', { ...input, confirm: true });
  return answer.ok ? null : answer.failure;
}

/**
 * Signs the same person in once more with a passkey. Returns the failure, or null. `cancelled` means that no passkey
 * answered, mostly because the person has closed the browser's own dialog.
 */
export async function signInAgainWithPasskey(): Promise<Failure | 'cancelled' | null> {
  const question = await post('passkey/begin', { confirm: true });
  if (!question.ok) return question.failure;
  const signed = await answerPasskey(question.body as PasskeyQuestion);
  if (signed === null) return 'cancelled';
  const answer = await post('passkey', { ...signed, confirm: true });
  return answer.ok ? null : answer.failure;
}

type Answer = { ok: true; body: unknown } | { ok: false; failure: Failure };

async function post(way: 'email' | 'passkey' | 'passkey/begin', input: object): Promise<Answer> {
  const headers = { 'content-type': 'application/json', 'x-chatelaine': '1' };
  const init = { method: 'POST', headers, body: JSON.stringify(input) };
  const answer = await fetch(`${readShell().base}/api/auth/sign-in/${way}`, init).catch(() => null);
  const body: unknown = await answer?.json().catch(() => null);
  if (answer?.ok) return { ok: true, body };
  return { ok: false, failure: failureOf({ data: (body as Partial<RefusalBody> | null) ?? {} }) };
}
