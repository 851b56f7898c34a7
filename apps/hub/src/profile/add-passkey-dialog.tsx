import { Button } from '@chatelaine/ui/button';
import { Dialog, DialogActions } from '@chatelaine/ui/dialog';
import { makePasskey } from '@chatelaine/ui/passkey';
import { useRef, useState } from 'preact/hooks';
import { useChange } from '../api/use-change.ts';
import { Box } from '../parts/box.tsx';
import { Failed } from '../parts/failed.tsx';
import { TextField } from '../parts/text-field.tsx';
import { cancel } from '../texts/en/frame.ts';
import * as t from '../texts/en/profile.ts';
import { programName } from './program-name.rule.ts';

/** Asks for a name, lets the browser make a passkey, and adds it. */
export function AddPasskeyDialog({ onDone, onClose }: { onDone(sentence: string): void; onClose(): void }) {
  const field = useRef<HTMLInputElement>(null);
  const [isMissing, setIsMissing] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isMaking, setIsMaking] = useState(false);
  const begin = useChange('passkeys.begin', { proof: 'password', isOwn: true });
  const add = useChange('passkeys.add', { proof: 'password', isOwn: true });
  const failure = begin.failure ?? add.failure;

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (isMaking) return;
    const name = field.current?.value.trim() ?? '';
    setTrouble(null);
    setIsMissing(name === '');
    if (name === '') return field.current?.focus();
    setIsMaking(true);
    await make(name).finally(() => setIsMaking(false));
  }

  async function make(name: string): Promise<void> {
    const offer = await begin.run({});
    if (offer === null) return;
    const made = await makePasskey(offer);
    if (made === null || made === 'known') return setTrouble(made === null ? t.passkeyNotMade : t.passkeyKnown);
    if ((await add.run({ name, ...made })) !== null) onDone(t.passkeyAdded);
  }

  return (
    <Dialog heading={t.passkeyAdd} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <p class="dialog-lead">{t.passkeyLead}</p>
        <TextField
          label={t.passkeyName}
          hint={t.passkeyNameHint}
          maxLength={64}
          defaultValue={nameOfBrowser()}
          field={field}
          problem={isMissing ? t.passkeyNameMissing : null}
        />
        {trouble !== null && (
          <Box tone="warn" role="alert">
            <p>{trouble}</p>
          </Box>
        )}
        {failure && <Failed failure={failure} />}
        <DialogActions>
          <Button type="submit" look="primary" isBusy={isMaking}>
            {t.passkeyGoOn}
          </Button>
          <Button onClick={onClose}>{cancel}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function nameOfBrowser(): string {
  const named = programName(navigator.userAgent);
  if (named === null) return '';
  return named.system === null ? named.program : t.programOn(named.program, named.system);
}
