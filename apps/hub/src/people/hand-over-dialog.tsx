import { Confirm } from '@chatelaine/ui/confirm';
import { useAccount, usePlace } from '../account/account-context.ts';
import { useChange } from '../api/use-change.ts';
import { Failed } from '../parts/failed.tsx';
import { cancel } from '../texts/en/frame.ts';
import * as t from '../texts/en/people.ts';
import type { PersonDialogProps } from './person-dialog.ts';
import { withConflict } from './with-conflict.ts';

/** Gives the ownership of the person who is signed in to another person. */
export function HandOverDialog({ person, onDone, onClose }: Omit<PersonDialogProps, 'isSelf'>) {
  const account = useAccount();
  const { profile } = usePlace();
  const { run, isBusy, failure } = useChange('people.handOver');
  const after = t.roleNames[account.type === 'partner' ? 'member' : 'admin'];

  async function handOver(): Promise<void> {
    if ((await run({ id: person.id })) !== null) onDone(t.handedOver(person.name));
  }

  return (
    <Confirm
      heading={t.handOverTitle(account.name, person.name)}
      confirmLabel={t.handOver}
      cancelLabel={cancel}
      isDangerous
      isBusy={isBusy}
      onConfirm={handOver}
      onCancel={onClose}
    >
      <p>{t.handOverHeir(person.name, person.email)}</p>
      <p>{t.handOverSelf(profile.name, after)}</p>
      {failure && <Failed failure={withConflict(failure, t.handOverInvited)} />}
    </Confirm>
  );
}
