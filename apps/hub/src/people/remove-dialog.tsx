import { useAccount } from '../account/account-context.ts';
import { ConfirmChange } from '../parts/confirm-change.tsx';
import { readShell } from '../shell.ts';
import * as t from '../texts/en/people.ts';
import type { PersonDialogProps } from './person-dialog.ts';
import { withConflict } from './with-conflict.ts';

/** Removes a person from the account, or lets the person who is signed in leave it. */
export function RemoveDialog({ person, isSelf, onDone, onClose }: PersonDialogProps) {
  const account = useAccount();

  function end(): void {
    // Whoever has left goes to another account, or to the sign-in page.
    if (isSelf) location.replace(`${readShell().base}/hub`);
    else onDone(t.removed(person.name));
  }

  return (
    <ConfirmChange
      procedure="people.remove"
      input={{ id: person.id }}
      heading={isSelf ? t.leaveTitle(account.name) : t.removeTitle(person.name, account.name)}
      confirmLabel={isSelf ? t.leave : t.removeFor(person.name)}
      reword={(failure) => withConflict(failure, t.lastOwner)}
      onDone={end}
      onCancel={onClose}
    >
      <p>{isSelf ? t.leaveText : t.removeText(person.name)}</p>
      <p>{isSelf ? t.leaveBack : t.removeKeys}</p>
    </ConfirmChange>
  );
}
