import type { KeyKind } from '@chatelaine/shared';
import { useChange } from '../api/use-change.ts';
import * as t from '../texts/en/keys.ts';
import { type AnyKey, type KeyNoun, type KeyWithSecret, NOUN_OF } from './key-kind.ts';
import { OverlapDialog } from './overlap-dialog.tsx';

interface RotateDialogProps {
  kind: KeyKind;
  apiKey: AnyKey;
  /** Receives the key with its new secret, which must be shown now. */
  onDone(key: KeyWithSecret): void;
  onCancel(): void;
}

/** Makes a new secret for a key, and asks how long the old one still works. */
export function RotateDialog({ kind, apiKey, onDone, onCancel }: RotateDialogProps) {
  const change = useChange<`${KeyNoun}.rotate`>(`${NOUN_OF[kind]}.rotate`);
  return (
    <OverlapDialog<KeyWithSecret>
      heading={t.rotate(apiKey.name)}
      lead={t.rotateLead}
      legend={t.overlap}
      confirmLabel={t.rotateConfirm}
      texts={t.overlapTexts}
      change={change}
      rotate={(overlap) => change.run({ id: apiKey.id, overlap })}
      onDone={onDone}
      onCancel={onCancel}
    />
  );
}
