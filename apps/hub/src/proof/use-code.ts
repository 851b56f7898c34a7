import type { RequestedCode } from '@chatelaine/shared';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Failure, failureOf } from '../api/failure.ts';
import type { ProofRequest } from '../api/proof.ts';
import { change } from '../api/rpc.ts';
import type { ProofDialogProps } from './proof-dialog.ts';

const RESEND_MS = 30_000;

/** Requests a one-time code for a change, and sends the change with the code that the person types. */
export function useCode(request: ProofRequest, { onDone, onFailed }: Pick<ProofDialogProps, 'onDone' | 'onFailed'>) {
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
      const found = failureOf(error);
      // The form of the change must be mended first. Another code would not help.
      if (found.issues.length > 0) onFailed(error);
      else setFailure(found);
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
    if (code === null || isBusy) return;
    if (digits === '') return field.current?.focus();
    setIsBusy(true);
    setFailure(null);
    try {
      onDone(await request.send(`${code.id} ${digits}`));
    } catch (error) {
      const found = failureOf(error);
      if (found.code !== 'code_wrong' && found.code !== null) return onFailed(error);
      setFailure(found);
      // The sentence says to ask for another code, so the way to it is there at once.
      setMayResend(true);
      field.current?.select();
    } finally {
      setIsBusy(false);
    }
  }

  return { code, field, failure, isBusy, mayResend, requestCode, submit };
}
