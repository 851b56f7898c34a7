import { Button } from '@chatelaine/ui/button';
import { useState } from 'preact/hooks';
import { usePlace } from '../account/account-context.ts';
import { failureOf } from '../api/failure.ts';
import type { OutputOf } from '../api/procedures.ts';
import { useAsk } from '../api/use-ask.ts';
import { useChange } from '../api/use-change.ts';
import { Fact } from '../parts/fact.tsx';
import { Failed } from '../parts/failed.tsx';
import { day } from '../parts/time.tsx';
import { loading } from '../texts/en/frame.ts';
import * as t from '../texts/en/profile.ts';
import { AuthenticatorDialogs, type OpenDialog } from './authenticator-dialogs.tsx';

/**
 * Shows whether the person has an authenticator app; sets it up and removes it. Its procedures act for an account, as
 * codes do, so they act for the first active account of the person. The app is the same in all accounts.
 */
export function AuthenticatorFact({ onSaid }: { onSaid(sentence: string): void }) {
  const { profile } = usePlace();
  const account = profile.accounts.find(({ status }) => status === 'active')?.id;
  const asked = useAsk('authenticator.get', undefined, { account, isOn: account !== undefined });
  const begin = useChange('authenticator.begin', { account });
  const [open, setOpen] = useState<OpenDialog>(null);
  const app = asked.data;
  const failure = asked.error === null ? begin.failure : failureOf(asked.error);

  async function setUp(): Promise<void> {
    onSaid('');
    const offer = await begin.run({});
    if (offer !== null) setOpen({ step: 'setUp', offer });
  }

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
      <AuthenticatorDialogs open={open} account={account} show={setOpen} onSaid={onSaid} />
    </>
  );
}

const stateOf = (app: OutputOf<'authenticator.get'> | undefined): string =>
  app === undefined || app.confirmedAt === null
    ? t.appOff
    : `${t.appOn(day(app.confirmedAt))} ${t.codesLeft(app.recoveryCodesLeft)}`;
