import { Confirm } from '@chatelaine/ui/confirm';
import { useAccount } from '../account/account-context.ts';
import { useChange } from '../api/use-change.ts';
import { Failed } from '../parts/failed.tsx';
import { readShell } from '../shell.ts';
import { cancel } from '../texts/en/frame.ts';
import * as t from '../texts/en/people.ts';
import type { PersonDialogProps } from './person-dialog.ts';
import { withConflict } from './with-conflict.ts';

/** Removes a person from the account, or lets the person who is signed in leave it. */
export function RemoveDialog({ person, isSelf, onDone, onClose }: PersonDialogProps) {
  const account = useAccount();
  const { run, isBusy, failure } = useChange('people.remove');

  async function remove(): Promise<void> {
    if ((await run({ id: person.id })) === null) return;
    // Whoever has left goes to another account, or to the sign-in page.
    if (isSelf) location.replace(`${readShell().base}/hub`);
    else onDone(t.removed(person.name));
  }

  return (
    <Confirm
      heading={isSelf ? t.leaveTitle(account.name) : t.removeTitle(person.name, account.name)}
      confirmLabel={isSelf ? t.leave : t.removeFor(person.name)}
      cancelLabel={cancel}
      isDangerous
      isBusy={isBusy}
      onConfirm={remove}
      onCancel={onClose}
    >
      <p>{isSelf ? t.leaveText : t.removeText(person.name)}</p>
      <p>{isSelf ? t.leaveBack : t.removeKeys}</p>
      {failure && <Failed failure={withConflict(failure, t.lastOwner)} />}
    </Confirm>
  );
}
