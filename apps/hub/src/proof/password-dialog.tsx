import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { Dialog, DialogActions } from '@chatelaine/ui/dialog';
import { useOwnId } from '@chatelaine/ui/own-id';
import { hasPasskeys } from '@chatelaine/ui/passkey';
import { useRef, useState } from 'preact/hooks';
import { usePlace } from '../account/account-context.ts';
import { signInAgain, signInAgainWithPasskey } from '../account/sign-in-again.ts';
import type { Failure } from '../api/failure.ts';
import { Failed } from '../parts/failed.tsx';
import { cancel } from '../texts/en/frame.ts';
import * as t from '../texts/en/proof.ts';
import type { ProofDialogProps } from './proof-dialog.ts';

/** Asks for the password or a passkey once more, because the sign-in was a while ago. Then it sends the change. */
export function PasswordDialog({ request, onDone, onFailed, onCancel }: ProofDialogProps) {
  const { profile } = usePlace();
  const [passwordId, codeId] = [useOwnId(), useOwnId()];
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
    const refused = await signInAgain({ email: profile.email, ...typed });
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

  return (
    <Dialog heading={t.passwordTitle} onClose={onCancel}>
      <form onSubmit={submit} noValidate>
        <p>
          <ChangingText>{t.passwordLead}</ChangingText>
        </p>
        <input type="hidden" autocomplete="username" value={profile.email} />
        <div class="code-field">
          <label for={passwordId}>
            <ChangingText>{t.passwordLabel}</ChangingText>
          </label>
          <input id={passwordId} ref={password} type="password" autocomplete="current-password" maxLength={256} />
        </div>
        {wantsCode && (
          <div class="code-field">
            <label for={codeId}>
              <ChangingText>{t.appCodeLabel}</ChangingText>
            </label>
            <input id={codeId} ref={code} autocomplete="one-time-code" maxLength={64} />
          </div>
        )}
        {failure && <Failed failure={failure} />}
        <DialogActions>
          <Button type="submit" look="primary" isBusy={isBusy}>
            {t.codeConfirm}
          </Button>
          {profile.hasPasskey && hasPasskeys() && <Button onClick={answerWithPasskey}>{t.passkeyInstead}</Button>}
          <Button onClick={onCancel}>{cancel}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

// The usual sentences of these refusals speak of the session and of the role, but here the proof was wrong.
const worded = (failure: Failure, wrong: string): Failure =>
  failure.code === 'unauthenticated' || failure.code === 'not_allowed' ? { ...failure, sentence: wrong } : failure;
