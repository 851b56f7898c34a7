import { Confirm } from '@chatelaine/ui/confirm';
import type { OutputOf } from '../api/procedures.ts';
import { useChange } from '../api/use-change.ts';
import { Failed } from '../parts/failed.tsx';
import { cancel } from '../texts/en/frame.ts';
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
  const renew = useChange('authenticator.renewRecoveryCodes', { account });
  const remove = useChange('authenticator.remove', { account });
  const close = () => show(null);
  const end = (sentence: string) => {
    close();
    onSaid(sentence);
  };

  async function makeCodes(): Promise<void> {
    const made = await renew.run({});
    if (made !== null) show({ step: 'codes', codes: made.recoveryCodes, said: '' });
  }
  async function removeApp(): Promise<void> {
    if ((await remove.run({})) !== null) end(t.appRemoved);
  }

  if (open === null) return null;
  if (open.step === 'codes') return <RecoveryDialog codes={open.codes} onClose={() => end(open.said)} />;
  if (open.step === 'setUp') {
    const confirmed = (codes: string[]) => show({ step: 'codes', codes, said: t.appOnNow });
    return <SetUpDialog offer={open.offer} account={account} onConfirmed={confirmed} onClose={close} />;
  }
  const [change, run, words] =
    open.step === 'renew'
      ? ([renew, makeCodes, { title: t.appRenewTitle, text: t.appRenewText, action: t.appRenew }] as const)
      : ([remove, removeApp, { title: t.appRemoveTitle, text: t.appRemoveText, action: t.appRemove }] as const);
  return (
    <Confirm
      heading={words.title}
      confirmLabel={words.action}
      cancelLabel={cancel}
      isDangerous
      isBusy={change.isBusy}
      onConfirm={run}
      onCancel={close}
    >
      <p>{words.text}</p>
      {change.failure && <Failed failure={change.failure} />}
    </Confirm>
  );
}
