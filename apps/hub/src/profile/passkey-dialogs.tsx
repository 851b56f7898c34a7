import { Button } from '@chatelaine/ui/button';
import { Dialog, DialogActions } from '@chatelaine/ui/dialog';
import { useRef, useState } from 'preact/hooks';
import type { ItemOf } from '../api/procedures.ts';
import { useChange } from '../api/use-change.ts';
import { ConfirmChange } from '../parts/confirm-change.tsx';
import { Failed } from '../parts/failed.tsx';
import { TextField } from '../parts/text-field.tsx';
import { cancel } from '../texts/en/frame.ts';
import * as t from '../texts/en/profile.ts';

interface PasskeyDialogProps {
  passkey: ItemOf<'passkeys.list'>;
  onDone(sentence: string): void;
  onClose(): void;
}

/** Gives a passkey another name. */
export function RenamePasskeyDialog({ passkey: { id, name: before }, onDone, onClose }: PasskeyDialogProps) {
  const field = useRef<HTMLInputElement>(null);
  const [isMissing, setIsMissing] = useState(false);
  const { run, isBusy, failure } = useChange('passkeys.rename', { proof: 'password', isOwn: true });

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const name = field.current?.value.trim() ?? '';
    setIsMissing(name === '');
    if (name === '') return field.current?.focus();
    if ((await run({ id, name })) !== null) onDone(t.passkeyRenamed);
  }

  return (
    <Dialog heading={t.passkeyRenameTitle} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <TextField
          label={t.passkeyName}
          maxLength={64}
          defaultValue={before}
          field={field}
          problem={isMissing ? t.passkeyNameMissing : null}
        />
        {failure && <Failed failure={failure} />}
        <DialogActions>
          <Button type="submit" look="primary" isBusy={isBusy}>
            {t.save}
          </Button>
          <Button onClick={onClose}>{cancel}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** Removes a passkey. */
export const RemovePasskeyDialog = ({ passkey: { id, name }, onDone, onClose }: PasskeyDialogProps) => (
  <ConfirmChange
    procedure="passkeys.remove"
    input={{ id }}
    options={{ proof: 'password', isOwn: true }}
    heading={t.passkeyRemoveTitle(name)}
    confirmLabel={t.passkeyRemoveAction}
    onDone={() => onDone(t.passkeyRemoved)}
    onCancel={onClose}
  >
    <p>{t.passkeyRemoveText}</p>
  </ConfirmChange>
);
