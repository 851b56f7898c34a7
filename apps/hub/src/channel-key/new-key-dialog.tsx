import type { CreatedChannelKey } from '@chatelaine/shared';
import { useState } from 'preact/hooks';
import { useChange } from '../api/use-change.ts';
import { type KeyDraft, newDraft, newSettings } from '../keys/key-draft.ts';
import { KeyForm } from '../keys/key-form.tsx';
import { DraftDialog } from '../parts/draft-dialog.tsx';
import * as t from '../texts/en/generate-key.ts';
import { nameTaken } from '../texts/en/keys.ts';

interface NewKeyDialogProps {
  channel: { id: string; phoneNumber: string };
  /** Receives the key with its secret, which must be shown now. */
  onCreated(key: CreatedChannelKey): void;
  onCancel(): void;
}

/** Asks for the name and the settings of a new key of a number, and makes the key. */
export function NewKeyDialog({ channel, onCreated, onCancel }: NewKeyDialogProps) {
  const create = useChange('channelKeys.create');
  const [initial] = useState(() => newDraft('channel'));
  const { failure } = create;
  async function submit(draft: KeyDraft): Promise<void> {
    const settings = newSettings('channel', draft) as Omit<Parameters<typeof create.run>[0], 'channelId'>;
    const made = await create.run({ ...settings, channelId: channel.id });
    if (made !== null) onCreated(made);
  }
  return (
    <DraftDialog heading={t.newTitle(channel.phoneNumber)} isBusy={create.isBusy} onCancel={onCancel}>
      <KeyForm
        kind="channel"
        initial={initial}
        submitLabel={t.generate}
        isBusy={create.isBusy}
        failure={failure?.code === 'conflict' ? { ...failure, sentence: nameTaken } : failure}
        onSubmit={submit}
        onCancel={onCancel}
      />
    </DraftDialog>
  );
}
