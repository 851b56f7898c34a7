import { Button } from '@chatelaine/ui/button';
import { Dialog, DialogActions } from '@chatelaine/ui/dialog';
import { useState } from 'preact/hooks';
import { useChange } from '../api/use-change.ts';
import { Box } from '../parts/box.tsx';
import { Failed } from '../parts/failed.tsx';
import { cancel } from '../texts/en/frame.ts';
import * as t from '../texts/en/people.ts';
import type { PersonDialogProps } from './person-dialog.ts';
import { RoleChoice } from './role-choice.tsx';
import { withConflict } from './with-conflict.ts';

/** Gives a person another role. */
export function RoleDialog({ person, isSelf, onDone, onClose }: PersonDialogProps) {
  const [role, setRole] = useState(person.role);
  const { run, isBusy, failure } = useChange('people.changeRole');

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (role === person.role) return onClose();
    const done = await run({ id: person.id, role });
    if (done !== null) onDone(t.roleChanged(done.name, t.roleNames[done.role]));
  }

  return (
    <Dialog heading={t.changeRoleFor(person.name)} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <RoleChoice value={role} onChange={setRole} />
        {isSelf && role !== 'owner' && (
          <Box tone="warn" role="status">
            <p>{t.ownRoleWarning}</p>
          </Box>
        )}
        {failure && <Failed failure={withConflict(failure, t.lastOwner)} />}
        <DialogActions>
          <Button type="submit" look="primary" isBusy={isBusy}>
            {t.roleSave}
          </Button>
          <Button onClick={onClose}>{cancel}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
