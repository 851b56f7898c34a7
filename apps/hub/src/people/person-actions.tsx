import { useOwnId } from '@chatelaine/ui/own-id';
import { PlainButton } from '@chatelaine/ui/plain-button';
import { useChange } from '../api/use-change.ts';
import * as t from '../texts/en/people.ts';
import type { Person } from './person-dialog.ts';

/** A dialog about a person. */
export type PersonAct = 'role' | 'handOver' | 'remove';

interface PersonActionsProps {
  person: Person;
  isSelf: boolean;
  open(act: PersonAct, person: Person): void;
  onSaid(sentence: string): void;
}

/** Shows what an owner can do about one person. The last owner cannot be changed, and the reason stands below. */
export function PersonActions({ person, isSelf, open, onSaid }: PersonActionsProps) {
  const reason = useOwnId();
  const { id, name, email, role, isLastOwner, isInvited } = person;
  const again = useChange('people.invite');
  const off = isLastOwner ? { isOff: true, 'aria-describedby': reason } : {};

  async function inviteAgain(): Promise<void> {
    if ((await again.run({ email, role })) !== null) onSaid(t.invitedNow(email));
  }

  return (
    <div class="person-actions" key={id}>
      <PlainButton look="link" aria-label={t.changeRoleFor(name)} {...off} onClick={() => open('role', person)}>
        {t.changeRole}
      </PlainButton>
      {!isSelf && !isInvited && (
        <PlainButton look="link" aria-label={t.handOverFor(name)} onClick={() => open('handOver', person)}>
          {t.handOverShort}
        </PlainButton>
      )}
      {isInvited && (
        <PlainButton look="link" aria-label={t.inviteAgainFor(name)} isBusy={again.isBusy} onClick={inviteAgain}>
          {t.inviteAgain}
        </PlainButton>
      )}
      <PlainButton
        look="link"
        aria-label={isSelf ? t.leave : t.removeFor(name)}
        {...off}
        onClick={() => open('remove', person)}
      >
        {isSelf ? t.leave : t.remove}
      </PlainButton>
      {isLastOwner && (
        <p class="small" id={reason}>
          {t.lastOwner}
        </p>
      )}
      {again.failure && (
        <p class="small" role="alert">
          {again.failure.sentence}
        </p>
      )}
    </div>
  );
}
