import { useState } from 'preact/hooks';
import { useChange } from '../api/use-change.ts';
import { DraftDialog } from '../parts/draft-dialog.tsx';
import { useProofHere } from '../proof/use-proof-here.tsx';
import * as t from '../texts/en/webhook-form.ts';
import type { Webhook } from './webhook.ts';
import { draftOf, settingsBetween, type WebhookDraft } from './webhook-draft.ts';
import { WebhookForm } from './webhook-form.tsx';

interface EditDialogProps {
  webhook: Webhook;
  name: string;
  onDone(): void;
  onCancel(): void;
}

/** Changes a webhook. A new URL asks for a code. */
export function EditDialog({ webhook, name, onDone, onCancel }: EditDialogProps) {
  const proof = useProofHere();
  const update = useChange('webhooks.update', { askProof: proof.askProof });
  // The webhook may be asked for again while the person types. The form starts from what the person saw.
  const [initial] = useState(() => draftOf(webhook));

  async function save(draft: WebhookDraft): Promise<void> {
    const settings = settingsBetween(initial, draft);
    if (Object.keys(settings).length === 0) return onCancel();
    if ((await update.run({ id: webhook.id, ...settings })) !== null) onDone();
  }

  return (
    <DraftDialog heading={t.editTitle(name)} isBusy={update.isBusy} proof={proof} onCancel={onCancel}>
      <WebhookForm
        initial={initial}
        headerNames={webhook.headerNames}
        submitLabel={t.save}
        isBusy={update.isBusy}
        failure={update.failure}
        onSubmit={save}
        onCancel={onCancel}
      />
    </DraftDialog>
  );
}
