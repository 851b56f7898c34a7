import { Button } from '@chatelaine/ui/button';
import { Confirm } from '@chatelaine/ui/confirm';
import { useState } from 'preact/hooks';
import { usePlace } from '../account/account-context.ts';
import { failureOf } from '../api/failure.ts';
import type { OutputOf } from '../api/procedures.ts';
import { useAsk } from '../api/use-ask.ts';
import { useChange } from '../api/use-change.ts';
import { Failed } from '../parts/failed.tsx';
import { day } from '../parts/time.tsx';
import { cancel, loading } from '../texts/en/frame.ts';
import * as t from '../texts/en/profile.ts';
import { Fact } from './card.tsx';
import { RecoveryDialog } from './recovery-dialog.tsx';
import { SetUpDialog } from './set-up-dialog.tsx';

/** What the person sees about the app: one dialog at a time. */
type Open =
  | { step: 'setUp'; offer: OutputOf<'authenticator.begin'> }
  | { step: 'codes'; codes: string[]; said: string }
  | { step: 'renew' | 'remove' };

/**
 * Shows whether the person has an authenticator app; sets it up and removes it. Its procedures act for an account, as
 * codes do, so they act for the first active account of the person. The app is the same in all accounts.
 */
export function AuthenticatorFact({ onSaid }: { onSaid(sentence: string): void }) {
  const { profile } = usePlace();
  const account = profile.accounts.find(({ status }) => status === 'active')?.id;
  const asked = useAsk('authenticator.get', undefined, { account, isOn: account !== undefined });
  const [begin, renew, remove] = [
    useChange('authenticator.begin', { account }),
    useChange('authenticator.renewRecoveryCodes', { account }),
    useChange('authenticator.remove', { account }),
  ];
  const [open, setOpen] = useState<Open | null>(null);
  const app = asked.data;
  const failure = asked.error === null ? begin.failure : failureOf(asked.error);
  const end = (sentence: string) => {
    setOpen(null);
    onSaid(sentence);
  };

  async function setUp(): Promise<void> {
    onSaid('');
    const offer = await begin.run({});
    if (offer !== null) setOpen({ step: 'setUp', offer });
  }
  async function makeCodes(): Promise<void> {
    const made = await renew.run({});
    if (made !== null) setOpen({ step: 'codes', codes: made.recoveryCodes, said: '' });
  }
  async function removeApp(): Promise<void> {
    if ((await remove.run({})) !== null) end(t.appRemoved);
  }
  const confirmed = (codes: string[]) => setOpen({ step: 'codes', codes, said: t.appOnNow });

  const ways = app && app.confirmedAt !== null && (
    <>
      <Button onClick={() => setOpen({ step: 'renew' })}>{t.appRenew}</Button>
      <Button onClick={() => setOpen({ step: 'remove' })}>{t.appRemove}</Button>
    </>
  );
  const way = (
    <Button disabledReason={account === undefined && t.appNoAccount} isBusy={begin.isBusy} onClick={setUp}>
      {t.appSetUp}
    </Button>
  );

  return (
    <>
      <Fact name={t.authenticator} ways={ways || ((app !== undefined || account === undefined) && way)}>
        {failure ? (
          <Failed failure={failure} />
        ) : (
          <span class="quiet">{app === undefined && account !== undefined ? loading : stateOf(app)}</span>
        )}
      </Fact>
      {open?.step === 'setUp' && (
        <SetUpDialog offer={open.offer} account={account} onConfirmed={confirmed} onClose={() => setOpen(null)} />
      )}
      {open?.step === 'codes' && <RecoveryDialog codes={open.codes} onClose={() => end(open.said)} />}
      {open?.step === 'renew' && (
        <Confirm
          heading={t.appRenewTitle}
          confirmLabel={t.appRenew}
          cancelLabel={cancel}
          isDangerous
          isBusy={renew.isBusy}
          onConfirm={makeCodes}
          onCancel={() => setOpen(null)}
        >
          <p>{t.appRenewText}</p>
          {renew.failure && <Failed failure={renew.failure} />}
        </Confirm>
      )}
      {open?.step === 'remove' && (
        <Confirm
          heading={t.appRemoveTitle}
          confirmLabel={t.appRemove}
          cancelLabel={cancel}
          isDangerous
          isBusy={remove.isBusy}
          onConfirm={removeApp}
          onCancel={() => setOpen(null)}
        >
          <p>{t.appRemoveText}</p>
          {remove.failure && <Failed failure={remove.failure} />}
        </Confirm>
      )}
    </>
  );
}

const stateOf = (app: OutputOf<'authenticator.get'> | undefined): string =>
  app === undefined || app.confirmedAt === null
    ? t.appOff
    : `${t.appOn(day(app.confirmedAt))} ${t.codesLeft(app.recoveryCodesLeft)}`;
