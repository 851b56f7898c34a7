import { useAccount, usePlace } from '../account/account-context.ts';
import { ConfirmChange } from '../parts/confirm-change.tsx';
import * as t from '../texts/en/people.ts';
import type { PersonDialogProps } from './person-dialog.ts';
import { withConflict } from './with-conflict.ts';

/** Gives the ownership of the person who is signed in to another person. */
export function HandOverDialog({ person, onDone, onClose }: Omit<PersonDialogProps, 'isSelf'>) {
  const account = useAccount();
  const { profile } = usePlace();
  const after = t.roleNames[account.type === 'partner' ? 'member' : 'admin'];
  return (
    <ConfirmChange
      procedure="people.handOver"
      input={{ id: person.id }}
      heading={t.handOverTitle(account.name, person.name)}
      confirmLabel={t.handOver}
      reword={(failure) => withConflict(failure, t.handOverInvited)}
      onDone={() => onDone(t.handedOver(person.name))}
      onCancel={onClose}
    >
      <p>{t.handOverHeir(person.name, person.email)}</p>
      <p>{t.handOverSelf(profile.name, after)}</p>
    </ConfirmChange>
  );
}
