import type { OutputOf } from '../api/procedures.ts';
import { ConfirmChange } from '../parts/confirm-change.tsx';
import * as t from '../texts/en/profile.ts';
import { RecoveryDialog } from './recovery-dialog.tsx';
import { SetUpDialog } from './set-up-dialog.tsx';

/** The dialog about the app that is open; null: none. */
export type OpenDialog =
  | { step: 'setUp'; offer: OutputOf<'authenticator.begin'> }
  | { step: 'codes'; codes: string[]; said: string }
  | { step: 'renew' | 'remove' }
  | null;

interface AuthenticatorDialogsProps {
  open: OpenDialog;
  account: string | undefined;
  show(next: OpenDialog): void;
  onSaid(sentence: string): void;
}

/** Shows the open dialog about the authenticator app. */
export function AuthenticatorDialogs({ open, account, show, onSaid }: AuthenticatorDialogsProps) {
  const close = () => show(null);
  const end = (sentence: string) => {
    close();
    onSaid(sentence);
  };

  if (open === null) return null;
  if (open.step === 'codes') return <RecoveryDialog codes={open.codes} onClose={() => end(open.said)} />;
  if (open.step === 'setUp') {
    const confirmed = (codes: string[]) => show({ step: 'codes', codes, said: t.appOnNow });
    return <SetUpDialog offer={open.offer} account={account} onConfirmed={confirmed} onClose={close} />;
  }
  const asked = { input: {}, options: { account }, onCancel: close };
  if (open.step === 'renew')
    return (
      <ConfirmChange
        {...asked}
        key="renew"
        procedure="authenticator.renewRecoveryCodes"
        heading={t.appRenewTitle}
        confirmLabel={t.appRenew}
        onDone={({ recoveryCodes }) => show({ step: 'codes', codes: recoveryCodes, said: '' })}
      >
        <p>{t.appRenewText}</p>
      </ConfirmChange>
    );
  return (
    <ConfirmChange
      {...asked}
      key="remove"
      procedure="authenticator.remove"
      heading={t.appRemoveTitle}
      confirmLabel={t.appRemove}
      onDone={() => end(t.appRemoved)}
    >
      <p>{t.appRemoveText}</p>
    </ConfirmChange>
  );
}
