import type { KeyHygiene } from '@chatelaine/shared';
import type { AnyKey } from '../keys/key-kind.ts';
import { RevokeDialog } from '../keys/revoke-dialog.tsx';
import * as t from '../texts/en/hygiene.ts';
import { revoked } from '../texts/en/keys.ts';
import { NarrowDialog } from './narrow-dialog.tsx';
import { RevokeUnused } from './revoke-unused.tsx';
import type { Act } from './row-acts.tsx';
import type { KnownKeys } from './use-keys-of.ts';

/**
 * What a person is about to do: with one key, or with several unused keys. The key is the one that the person saw, also
 * when the list is asked again meanwhile.
 */
export type OpenDialog =
  | { act: Act; row: KeyHygiene; apiKey: AnyKey }
  | { act: 'revokeMany'; rows: readonly KeyHygiene[] };

interface HygieneDialogProps {
  open: OpenDialog;
  known: KnownKeys;
  /** Receives the sentence that says what happened. */
  onDone(sentence: string): void;
  onCancel(): void;
}

/** Shows the dialog of what a person is about to do. */
export function HygieneDialog({ open, known, onDone, onCancel }: HygieneDialogProps) {
  if (open.act === 'revokeMany')
    return (
      <RevokeUnused
        rows={open.rows}
        known={known}
        onDone={(count) => onDone(t.revokedAll(count))}
        onCancel={onCancel}
      />
    );
  const { act, row, apiKey } = open;
  if (act === 'narrow')
    return <NarrowDialog row={row} apiKey={apiKey} onDone={() => onDone(t.narrowed(row.name))} onCancel={onCancel} />;
  return <RevokeDialog kind={row.kind} apiKey={apiKey} onDone={() => onDone(revoked(row.name))} onCancel={onCancel} />;
}
