import type { KeyKind } from '@chatelaine/shared';
import { useState } from 'preact/hooks';
import type { Failure } from '../api/failure.ts';
import { useChange } from '../api/use-change.ts';
import { DraftDialog } from '../parts/draft-dialog.tsx';
import { SecretDialog } from '../parts/secret-dialog.tsx';
import { useProofHere } from '../proof/use-proof-here.tsx';
import * as t from '../texts/en/api-keys.ts';
import { nameTaken } from '../texts/en/keys.ts';
import { newDraft, newSettings } from './key-draft.ts';
import { KeyForm } from './key-form.tsx';
import { type KeyWithSecret, NOUN_OF } from './key-kind.ts';

/** The kinds of key that belong to an account. A channel key belongs to a number, and is made on its screen. */
export type AccountKeyKind = Exclude<KeyKind, 'channel'>;

interface CreateDialogProps {
  kind: AccountKeyKind;
  onClose(): void;
}

type Procedure = `${(typeof NOUN_OF)[AccountKeyKind]}.create`;

/** Makes a key in one dialog: first its name and permissions, then the code where one is needed, then its secret. */
export function CreateDialog({ kind, onClose }: CreateDialogProps) {
  const proof = useProofHere();
  const create = useChange<Procedure>(`${NOUN_OF[kind]}.create`, { askProof: proof.askProof });
  const [created, setCreated] = useState<KeyWithSecret | null>(null);

  if (created !== null)
    return <SecretDialog kind={kind} created={created} title={t.secretTitle[kind]} onClose={onClose} />;
  const heading = (proof.form === null ? t.formTitle : t.codeTitle)[kind];
  return (
    <DraftDialog heading={heading} isBusy={create.isBusy} proof={proof} onCancel={onClose}>
      <KeyForm
        kind={kind}
        initial={newDraft(kind)}
        submitLabel={t.submit[kind]}
        isBusy={create.isBusy}
        failure={explain(create.failure)}
        onSubmit={async (draft) =>
          setCreated(await create.run(newSettings(kind, draft) as Parameters<typeof create.run>[0]))
        }
        onCancel={onClose}
      />
    </DraftDialog>
  );
}

function explain(failure: Failure | null): Failure | null {
  if (failure?.code === 'already_created') return { ...failure, sentence: t.lost };
  if (failure?.code !== 'conflict') return failure;
  return { ...failure, issues: [{ path: 'name', message: nameTaken }] };
}
