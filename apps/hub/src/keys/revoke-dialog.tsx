import type { KeyKind } from '@chatelaine/shared';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { ago } from '../parts/ago.ts';
import { ConfirmChange } from '../parts/confirm-change.tsx';
import * as t from '../texts/en/keys.ts';
import { type AnyKey, NOUN_OF } from './key-kind.ts';

interface RevokeDialogProps {
  kind: KeyKind;
  apiKey: AnyKey;
  onDone(): void;
  onCancel(): void;
}

/** Asks before a key is revoked, and says who would notice: when and from where the key was used last. */
export function RevokeDialog({ kind, apiKey, onDone, onCancel }: RevokeDialogProps) {
  const { id, name, lastUsedAt, lastUsedFrom } = apiKey;
  return (
    <ConfirmChange
      procedure={`${NOUN_OF[kind]}.revoke`}
      input={{ id }}
      heading={t.revokeTitle(name)}
      confirmLabel={t.revokeConfirm}
      onDone={() => onDone()}
      onCancel={onCancel}
    >
      <p>
        <ChangingText>{t.revokeText}</ChangingText>
      </p>
      <p>
        <ChangingText>
          {lastUsedAt === null ? t.revokeUnused : t.revokeUsed(ago(lastUsedAt), lastUsedFrom)}
        </ChangingText>
      </p>
    </ConfirmChange>
  );
}
