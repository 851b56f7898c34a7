import type { KeyKind } from '@chatelaine/shared';
import { EditDialog } from './edit-dialog.tsx';
import { EndOverlap } from './end-overlap.tsx';
import type { AnyKey, KeyWithSecret } from './key-kind.ts';
import { RevokeDialog } from './revoke-dialog.tsx';
import { RotateDialog } from './rotate-dialog.tsx';

/** What a person is about to do with a key. */
export interface KeyAct {
  act: 'edit' | 'rotate' | 'endOverlap' | 'revoke';
  key: AnyKey;
  /** The id of the element that gets the focus when the row of the key is gone; null: there is no other row. */
  next: string | null;
}

interface KeyDialogProps {
  kind: KeyKind;
  open: KeyAct;
  /** Receives the name that the key has now, where it may be another one. */
  onDone(name?: string): void;
  onSecret(key: KeyWithSecret): void;
  onCancel(): void;
}

/** Shows the dialog of an act. */
export function KeyDialog({ kind, open: { act, key }, onDone, onSecret, onCancel }: KeyDialogProps) {
  const props = { kind, apiKey: key, onDone, onCancel };
  if (act === 'edit') return <EditDialog {...props} />;
  if (act === 'rotate') return <RotateDialog {...props} onDone={onSecret} />;
  return act === 'endOverlap' ? <EndOverlap {...props} /> : <RevokeDialog {...props} />;
}
