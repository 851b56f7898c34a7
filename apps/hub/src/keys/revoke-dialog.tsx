import type { KeyKind } from '@chatelaine/shared';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { Confirm } from '@chatelaine/ui/confirm';
import { useChange } from '../api/use-change.ts';
import { ago } from '../parts/ago.ts';
import { Failed } from '../parts/failed.tsx';
import { cancel } from '../texts/en/frame.ts';
import * as t from '../texts/en/keys.ts';
import { type AnyKey, type KeyNoun, NOUN_OF } from './key-kind.ts';

interface RevokeDialogProps {
  kind: KeyKind;
  apiKey: AnyKey;
  onDone(): void;
  onCancel(): void;
}

/** Asks before a key is revoked, and says who would notice: when and from where the key was used last. */
export function RevokeDialog({ kind, apiKey, onDone, onCancel }: RevokeDialogProps) {
  const revoke = useChange<`${KeyNoun}.revoke`>(`${NOUN_OF[kind]}.revoke`);
  const { id, name, lastUsedAt, lastUsedFrom } = apiKey;
  return (
    <Confirm
      isDangerous
      heading={t.revokeTitle(name)}
      confirmLabel={t.revokeConfirm}
      cancelLabel={cancel}
      isBusy={revoke.isBusy}
      onConfirm={async () => {
        if ((await revoke.run({ id })) !== null) onDone();
      }}
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
      {revoke.failure && <Failed failure={revoke.failure} />}
    </Confirm>
  );
}
