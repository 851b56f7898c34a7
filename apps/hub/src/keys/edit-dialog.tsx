import type { KeyKind } from '@chatelaine/shared';
import { useState } from 'preact/hooks';
import { useChange } from '../api/use-change.ts';
import { DraftDialog } from '../parts/draft-dialog.tsx';
import * as t from '../texts/en/keys.ts';
import { draftOf, type KeyDraft, settingsBetween } from './key-draft.ts';
import { KeyForm } from './key-form.tsx';
import { type AnyKey, type KeyNoun, NOUN_OF } from './key-kind.ts';

interface EditDialogProps {
  kind: KeyKind;
  apiKey: AnyKey;
  /** Receives the name that the key has now. */
  onDone(name: string): void;
  onCancel(): void;
}

/** Changes a key. A change that gives the key more rights asks for a code. */
export function EditDialog({ kind, apiKey, onDone, onCancel }: EditDialogProps) {
  const edit = useChange<`${KeyNoun}.edit`>(`${NOUN_OF[kind]}.edit`);
  // The list may be asked again while the person types. The form starts from what the person saw.
  const [initial] = useState(() => draftOf(apiKey));
  const { failure } = edit;

  async function save(draft: KeyDraft): Promise<void> {
    const settings = settingsBetween(initial, draft);
    if (Object.keys(settings).length === 0) return onCancel();
    const done = await edit.run({ id: apiKey.id, ...settings } as Parameters<typeof edit.run>[0]);
    if (done !== null) onDone(done.name);
  }

  return (
    <DraftDialog heading={t.edit(apiKey.name)} isBusy={edit.isBusy} onCancel={onCancel}>
      <KeyForm
        kind={kind}
        initial={initial}
        submitLabel={t.save}
        isBusy={edit.isBusy}
        failure={failure?.code === 'conflict' ? { ...failure, sentence: t.editConflict } : failure}
        onSubmit={save}
        onCancel={onCancel}
      />
    </DraftDialog>
  );
}
