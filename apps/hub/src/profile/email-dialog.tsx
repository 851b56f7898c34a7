import { Button } from '@chatelaine/ui/button';
import { Dialog, DialogActions } from '@chatelaine/ui/dialog';
import { useEffect, useRef, useState } from 'preact/hooks';
import { usePlace } from '../account/account-context.ts';
import { issueOf } from '../api/issue-of.ts';
import type { OutputOf } from '../api/procedures.ts';
import { useChange } from '../api/use-change.ts';
import { Box } from '../parts/box.tsx';
import { Failed } from '../parts/failed.tsx';
import { TextField } from '../parts/text-field.tsx';
import { moment } from '../parts/time.tsx';
import { cancel } from '../texts/en/frame.ts';
import * as t from '../texts/en/profile.ts';

type Sent = OutputOf<'profile.changeEmail'>;

/** Asks for a new address and the password, and says where the link went. */
export function EmailDialog({ onClose }: { onClose(): void }) {
  const [sent, setSent] = useState<Sent | null>(null);
  return (
    <Dialog heading={t.changeEmail} onClose={onClose}>
      {sent === null ? <EmailForm onSent={setSent} onClose={onClose} /> : <LinkSent sent={sent} onClose={onClose} />}
    </Dialog>
  );
}

function EmailForm({ onSent, onClose }: { onSent(sent: Sent): void; onClose(): void }) {
  const { profile } = usePlace();
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const { run, isBusy, failure } = useChange('profile.changeEmail', { proof: 'password', isOwn: true });
  const wrongPassword = issueOf(failure, 'password') === null ? null : t.wrongPassword;

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const typed = email.current?.value.trim() ?? '';
    const isEmail = typed !== '' && email.current?.checkValidity() === true;
    const found = isEmail ? (typed.toLowerCase() === profile.email ? t.emailSame : null) : t.emailInvalid;
    setWrong(found);
    if (found !== null) return email.current?.focus();
    const sent = await run({ email: typed, password: password.current?.value ?? '' });
    if (sent !== null) onSent(sent);
    else password.current?.focus();
  }

  return (
    <form onSubmit={submit} noValidate>
      <p class="dialog-lead">{t.emailLead}</p>
      <TextField
        label={t.newEmail}
        type="email"
        autocomplete="email"
        field={email}
        problem={wrong ?? issueOf(failure, 'email')}
      />
      <TextField
        label={t.yourPassword}
        type="password"
        autocomplete="current-password"
        field={password}
        problem={wrongPassword}
      />
      {failure && failure.issues.length === 0 && <Failed failure={failure} />}
      <DialogActions>
        <Button type="submit" look="primary" isBusy={isBusy}>
          {t.sendLink}
        </Button>
        <Button onClick={onClose}>{cancel}</Button>
      </DialogActions>
    </form>
  );
}

function LinkSent({ sent, onClose }: { sent: Sent; onClose(): void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <>
      <Box tone="good" role="status">
        <p>{t.linkSent(sent.sentTo)}</p>
        <p>{t.linkSentNext(moment(sent.expiresAt))}</p>
      </Box>
      <DialogActions>
        <Button ref={button} onClick={onClose}>
          {t.close}
        </Button>
      </DialogActions>
    </>
  );
}
