import { Button } from '@chatelaine/ui/button';
import { Dialog, DialogActions } from '@chatelaine/ui/dialog';
import { useRef, useState } from 'preact/hooks';
import { useChange } from '../api/use-change.ts';
import { Failed } from '../parts/failed.tsx';
import { TextField } from '../parts/text-field.tsx';
import { cancel } from '../texts/en/frame.ts';
import * as t from '../texts/en/people.ts';
import { type Role, RoleChoice } from './role-choice.tsx';
import { withConflict } from './with-conflict.ts';

interface InviteDialogProps {
  onInvited(email: string): void;
  onClose(): void;
}

/** Invites a person by e-mail address and role. */
export function InviteDialog({ onInvited, onClose }: InviteDialogProps) {
  const email = useRef<HTMLInputElement>(null);
  const [role, setRole] = useState<Role>('member');
  const [isInvalid, setIsInvalid] = useState(false);
  const { run, isBusy, failure } = useChange('people.invite');

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const box = email.current;
    if (box === null) return;
    const isWrong = box.value.trim() === '' || !box.checkValidity();
    setIsInvalid(isWrong);
    if (isWrong) return box.focus();
    const done = await run({ email: box.value.trim(), role });
    if (done !== null) onInvited(done.email);
  }

  return (
    <Dialog heading={t.inviteTitle} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <p class="dialog-lead">{t.inviteLead}</p>
        <TextField
          label={t.email}
          type="email"
          autocomplete="off"
          field={email}
          problem={isInvalid ? t.emailInvalid : null}
        />
        <RoleChoice value={role} onChange={setRole} />
        {failure && <Failed failure={withConflict(failure, t.inviteConflict)} />}
        <DialogActions>
          <Button type="submit" look="primary" isBusy={isBusy}>
            {t.inviteAction}
          </Button>
          <Button onClick={onClose}>{cancel}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
