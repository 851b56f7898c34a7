import './code-form.css';
import type { RequestedCode } from '@chatelaine/shared';
import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { DialogActions } from '@chatelaine/ui/dialog';
import { useOwnId } from '@chatelaine/ui/own-id';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Failure, failureOf } from '../api/failure.ts';
import { change } from '../api/rpc.ts';
import { Failed } from '../parts/failed.tsx';
import { cancel } from '../texts/en/frame.ts';
import * as t from '../texts/en/proof.ts';
import type { ProofDialogProps } from './proof-dialog.ts';

const RESEND_MS = 30_000;

/**
 * Asks for a one-time code, and sends the change with it. The code is good for exactly this change. A wrong code keeps
 * the form open.
 */
export function CodeForm({ request, onDone, onFailed, onCancel }: ProofDialogProps) {
  const id = useOwnId();
  const field = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState<RequestedCode | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [mayResend, setMayResend] = useState(false);

  async function requestCode(): Promise<void> {
    setFailure(null);
    setMayResend(false);
    const { name: procedure, input, account } = request;
    try {
      setCode(await change('codes.request', { procedure, input }, { account }));
    } catch (error) {
      setFailure(failureOf(error));
    }
  }
  useEffect(() => {
    void requestCode();
  }, []);
  useEffect(() => {
    if (code === null) return;
    field.current?.focus();
    const timer = setTimeout(() => setMayResend(true), RESEND_MS);
    return () => clearTimeout(timer);
  }, [code]);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const digits = field.current?.value.replace(/\s/g, '') ?? '';
    if (code === null || digits === '' || isBusy) return;
    setIsBusy(true);
    setFailure(null);
    try {
      onDone(await request.send(`${code.id} ${digits}`));
    } catch (error) {
      const found = failureOf(error);
      if (found.code !== 'code_wrong' && found.code !== null) return onFailed(error);
      setFailure(found);
      field.current?.select();
    } finally {
      setIsBusy(false);
    }
  }

  if (code === null)
    return failure === null ? <p role="status">{t.codeComing}</p> : <Failed failure={failure} onRetry={requestCode} />;
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
