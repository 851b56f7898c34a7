import { Button } from '@chatelaine/ui/button';
import { CopyButton } from '@chatelaine/ui/copy-button';
import { Dialog, DialogActions } from '@chatelaine/ui/dialog';
import { useRef, useState } from 'preact/hooks';
import type { OutputOf } from '../api/procedures.ts';
import { useChange } from '../api/use-change.ts';
import { Failed } from '../parts/failed.tsx';
import { TextField } from '../parts/text-field.tsx';
import { copied, copyYourself } from '../texts/en/copying.ts';
import { cancel } from '../texts/en/frame.ts';
import * as t from '../texts/en/profile.ts';
import { QrCode } from './qr-code.tsx';

interface SetUpDialogProps {
  offer: OutputOf<'authenticator.begin'>;
  account: string | undefined;
  onConfirmed(recoveryCodes: string[]): void;
  onClose(): void;
}

/** Shows the key for the app, and confirms the app by its first code. */
export function SetUpDialog({ offer, account, onConfirmed, onClose }: SetUpDialogProps) {
  const code = useRef<HTMLInputElement>(null);
  const [isInvalid, setIsInvalid] = useState(false);
  const { run, isBusy, failure, reset } = useChange('authenticator.confirm', { account });

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    reset();
    const digits = code.current?.value.replace(/\s/g, '') ?? '';
    const isWrong = !/^\d{6}$/.test(digits);
    setIsInvalid(isWrong);
    if (isWrong) return code.current?.focus();
    const done = await run({ code: digits });
    if (done !== null) onConfirmed(done.recoveryCodes);
    else code.current?.select();
  }

  return (
    <Dialog heading={t.appSetUpTitle} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Steps offer={offer} />
        <TextField
          label={t.appCode}
          inputMode="numeric"
          autocomplete="one-time-code"
          maxLength={16}
          field={code}
          problem={isInvalid ? t.appCodeInvalid : null}
        />
        {failure && <Failed failure={failure} />}
        <DialogActions>
          <Button type="submit" look="primary" isBusy={isBusy}>
            {t.appConfirm}
          </Button>
          <Button onClick={onClose}>{cancel}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function Steps({ offer }: Pick<SetUpDialogProps, 'offer'>) {
  const key = useRef<HTMLElement>(null);
  const selectKey = () => {
    if (key.current !== null) getSelection()?.selectAllChildren(key.current);
  };
  return (
    <ol class="app-steps">
      <li>
        <p>{t.appStepKey}</p>
        <QrCode text={offer.uri} label={t.appPicture} />
        <p>
          <a href={offer.uri}>{t.appLink}</a>
        </p>
        <p>{t.appStepType}</p>
        <p class="small">{t.appKey}</p>
        <code class="app-key" ref={key}>
          {offer.secret.replace(/(.{4})(?=.)/g, '$1 ')}
        </code>
        <CopyButton text={offer.secret} words={{ copy: t.appKeyCopy, copied, copyYourself }} selectText={selectKey} />
      </li>
      <li>
        <p>{t.appStepCode}</p>
      </li>
    </ol>
  );
}
