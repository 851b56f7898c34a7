import { Button } from '@chatelaine/ui/button';
import { Dialog, DialogActions } from '@chatelaine/ui/dialog';
import { useRef, useState } from 'preact/hooks';
import { usePlace } from '../account/account-context.ts';
import { leadToSignIn } from '../account/lead-to-sign-in.ts';
import { issueOf } from '../api/issue-of.ts';
import { useChange } from '../api/use-change.ts';
import { Failed } from '../parts/failed.tsx';
import { TextField } from '../parts/text-field.tsx';
import { cancel } from '../texts/en/frame.ts';
import * as t from '../texts/en/profile.ts';

const SHORTEST = 12;

interface ChangePasswordDialogProps {
  onDone(sentence: string): void;
  onClose(): void;
}

/** Changes the password. All other sessions end, and the dialog says so before. */
export function ChangePasswordDialog({ onDone, onClose }: ChangePasswordDialogProps) {
  const { profile } = usePlace();
  const current = useRef<HTMLInputElement>(null);
  const next = useRef<HTMLInputElement>(null);
  const [isShort, setIsShort] = useState(false);
  const { run, isBusy, failure, reset } = useChange('profile.changePassword', { proof: 'password', isOwn: true });
  const weakness = isShort ? t.passwordShort : issueOf(failure, 'next');
  const isWrong = issueOf(failure, 'current') !== null;

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    reset();
    const [before, after] = [current.current?.value ?? '', next.current?.value ?? ''];
    setIsShort(after.length < SHORTEST);
    if (after.length < SHORTEST) return next.current?.focus();
    const done = await run({ current: before, next: after });
    if (done === null) return current.current?.focus();
    if (done.isSignedIn) onDone(t.passwordChanged);
    else leadToSignIn();
  }

  return (
    <Dialog heading={t.changePassword} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <p class="dialog-lead">{t.passwordEnds}</p>
        <input
          type="text"
          class="unseen"
          tabIndex={-1}
          aria-hidden="true"
          readOnly
          autocomplete="username"
          value={profile.email}
        />
        <TextField
          label={t.currentPassword}
          type="password"
          autocomplete="current-password"
          field={current}
          problem={isWrong ? t.wrongPassword : null}
        />
        <TextField
          label={t.newPassword}
          type="password"
          autocomplete="new-password"
          hint={t.passwordHint}
          field={next}
          problem={weakness}
        />
        {failure && failure.issues.length === 0 && <Failed failure={failure} />}
        <DialogActions>
          <Button type="submit" look="primary" isBusy={isBusy}>
            {t.changePassword}
          </Button>
          <Button onClick={onClose}>{cancel}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
