import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { Dialog, DialogActions } from '@chatelaine/ui/dialog';
import { useOwnId } from '@chatelaine/ui/own-id';
import { hasPasskeys } from '@chatelaine/ui/passkey';
import { usePlace } from '../account/account-context.ts';
import { Failed } from '../parts/failed.tsx';
import { cancel } from '../texts/en/frame.ts';
import * as t from '../texts/en/proof.ts';
import type { ProofDialogProps } from './proof-dialog.ts';
import { useSignInAgain } from './use-sign-in-again.ts';

/** Asks for the password or a passkey once more, because the sign-in was a while ago. Then it sends the change. */
export function PasswordDialog({ request, onDone, onFailed, onCancel }: ProofDialogProps) {
  const { profile } = usePlace();
  const [passwordId, codeId] = [useOwnId(), useOwnId()];
  const { password, code, wantsCode, failure, isBusy, submit, answerWithPasskey } = useSignInAgain(profile.email, {
    request,
    onDone,
    onFailed,
  });

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
