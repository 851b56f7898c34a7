import './code-form.css';
import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { DialogActions } from '@chatelaine/ui/dialog';
import { useOwnId } from '@chatelaine/ui/own-id';
import { Failed } from '../parts/failed.tsx';
import { cancel } from '../texts/en/frame.ts';
import * as t from '../texts/en/proof.ts';
import type { ProofDialogProps } from './proof-dialog.ts';
import { useCode } from './use-code.ts';

/**
 * Asks for a one-time code, and sends the change with it. The code is good for exactly this change. A wrong code keeps
 * the form open.
 */
export function CodeForm({ request, onDone, onFailed, onCancel }: ProofDialogProps) {
  const id = useOwnId();
  const { code, field, failure, isBusy, mayResend, requestCode, submit } = useCode(request, { onDone, onFailed });
  if (code === null)
    return (
      <>
        {failure === null ? <p role="status">{t.codeComing}</p> : <Failed failure={failure} onRetry={requestCode} />}
        <DialogActions>
          <Button onClick={onCancel}>{cancel}</Button>
        </DialogActions>
      </>
    );
  return (
    <form onSubmit={submit} noValidate>
      <p>
        <ChangingText>{code.sentTo === null ? t.codeInApp : t.codeSentTo(code.sentTo)}</ChangingText>
      </p>
      {code.approves.length > 0 && (
        <ul class="approves" aria-label={t.codeApproves}>
          {code.approves.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <div class="code-field">
        <label for={id}>
          <ChangingText>{t.codeLabel}</ChangingText>
        </label>
        <input
          id={id}
          ref={field}
          inputMode="numeric"
          autocomplete="one-time-code"
          maxLength={24}
          aria-invalid={failure !== null || undefined}
        />
      </div>
      {failure && <Failed failure={failure} />}
      {mayResend && code.sentTo !== null && (
        <Button look="link" onClick={requestCode}>
          {t.codeAgain}
        </Button>
      )}
      <DialogActions>
        <Button type="submit" look="primary" isBusy={isBusy}>
          {t.codeConfirm}
        </Button>
        <Button onClick={onCancel}>{cancel}</Button>
      </DialogActions>
    </form>
  );
}
