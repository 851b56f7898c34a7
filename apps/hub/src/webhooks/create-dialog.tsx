import { useState } from 'preact/hooks';
import type { Failure } from '../api/failure.ts';
import type { OutputOf } from '../api/procedures.ts';
import { useChange } from '../api/use-change.ts';
import { DraftDialog } from '../parts/draft-dialog.tsx';
import { useProofHere } from '../proof/use-proof-here.tsx';
import * as one from '../texts/en/webhook.ts';
import * as t from '../texts/en/webhook-form.ts';
import { titleOf } from './webhook.ts';
import { NEW_DRAFT, newSettings } from './webhook-draft.ts';
import { WebhookForm } from './webhook-form.tsx';
import { WebhookSecret } from './webhook-secret.tsx';

interface CreateDialogProps {
  /** Runs when the person has stored the secret. */
  onCreated(id: string): void;
  onClose(): void;
}

/** Adds a webhook in one dialog: first its settings, then the code, then its secret. */
export function CreateDialog({ onCreated, onClose }: CreateDialogProps) {
  const proof = useProofHere();
  const create = useChange('webhooks.create', { askProof: proof.askProof });
  const [created, setCreated] = useState<OutputOf<'webhooks.create'> | null>(null);
  if (created !== null) {
    const title = one.secretTitle(titleOf(created, new Map()));
    return <WebhookSecret title={title} secret={created.secret} onClose={() => onCreated(created.id)} />;
  }
  const heading = proof.form === null ? t.addTitle : t.codeTitle;
  return (
    <DraftDialog heading={heading} isBusy={create.isBusy} proof={proof} onCancel={onClose}>
      <WebhookForm
        initial={NEW_DRAFT}
        submitLabel={t.create}
        isBusy={create.isBusy}
        failure={explain(create.failure)}
        onSubmit={async (draft) => setCreated(await create.run(newSettings(draft)))}
        onCancel={onClose}
      />
    </DraftDialog>
  );
}

const explain = (failure: Failure | null): Failure | null =>
  failure?.code === 'already_created' ? { ...failure, sentence: t.lost } : failure;
