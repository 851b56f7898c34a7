import { useRef, useState } from 'preact/hooks';
import { signInAgain, signInAgainWithPasskey } from '../account/sign-in-again.ts';
import type { Failure } from '../api/failure.ts';
import * as t from '../texts/en/proof.ts';
import type { ProofDialogProps } from './proof-dialog.ts';

/** Signs the person in once more, by password or passkey, and then sends the change. */
export function useSignInAgain(email: string, { request, onDone, onFailed }: Omit<ProofDialogProps, 'onCancel'>) {
  const password = useRef<HTMLInputElement>(null);
  const code = useRef<HTMLInputElement>(null);
  const [wantsCode, setWantsCode] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (isBusy) return;
    setIsBusy(true);
    setFailure(null);
    const typed = { password: password.current?.value ?? '', code: code.current?.value.trim() || undefined };
    const refused = await signInAgain({ email: email, ...typed });
    if (refused === null) {
      await request.send().then(onDone, onFailed);
    } else if (refused.code === 'code_required') {
      setWantsCode(true);
      code.current?.focus();
    } else {
      setFailure(worded(refused, t.passwordWrong));
      password.current?.focus();
    }
    setIsBusy(false);
  }

  async function answerWithPasskey(): Promise<void> {
    if (isBusy) return;
    setIsBusy(true);
    setFailure(null);
    const refused = await signInAgainWithPasskey();
    if (refused === null) await request.send().then(onDone, onFailed);
    else if (refused !== 'cancelled') setFailure(worded(refused, t.passkeyWrong));
    setIsBusy(false);
  }

  return { password, code, wantsCode, failure, isBusy, submit, answerWithPasskey };
}

// The usual sentences of these refusals speak of the session and of the role, but here the proof was wrong.
const worded = (failure: Failure, wrong: string): Failure =>
  failure.code === 'unauthenticated' || failure.code === 'not_allowed' ? { ...failure, sentence: wrong } : failure;
