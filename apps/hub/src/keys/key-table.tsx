import './keys.css';
import '../parts/wide-table.css';
import type { KeyKind } from '@chatelaine/shared';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Listing } from '../parts/listing.tsx';
import { Said } from '../parts/said.tsx';
import type { UrlState } from '../parts/use-url-state.ts';
import * as t from '../texts/en/keys.ts';
import { keyColumns, revokeButtonId } from './key-columns.tsx';
import { type KeyAct, KeyDialog } from './key-dialog.tsx';
import type { AnyKey, KeyWithSecret } from './key-kind.ts';

interface KeyTableProps<Name extends string> {
  kind: KeyKind;
  caption: string;
  asked: Pick<UseQueryResult<{ data: AnyKey[]; nextCursor: string | null }>, 'data' | 'error' | 'refetch'>;
  state: UrlState<Name>;
  empty: ComponentChildren;
  /** What this person may do with a key. The default is everything with a key that works. */
  may?(key: AnyKey): { change: boolean; end: boolean };
  /** Receives a key with its new secret, which must be shown now. */
  onSecret(key: KeyWithSecret): void;
}

/** Lists keys of one kind, with everything that a person can do with them. */
export function KeyTable<Name extends string>({ kind, may, onSecret, ...list }: KeyTableProps<Name>) {
  const [open, setOpen] = useState<KeyAct | null>(null);
  const [status, setStatus] = useState('');
  // Where the focus goes after the row of a revoked key is gone.
  const focusNext = useRef<string | null>(null);
  // At once with the dialog's end: an effect that waits from an earlier render would run while the dialog is still open.
  useLayoutEffect(() => {
    if (focusNext.current === null) return;
    const target = document.getElementById(focusNext.current) ?? document.querySelector<HTMLElement>('h1');
    focusNext.current = null;
    target?.focus();
  });

  function finish({ act, key, next }: KeyAct, name = key.name): void {
    setOpen(null);
    setStatus(SENTENCES[act](name));
    if (act === 'revoke') focusNext.current = next ?? '';
  }
  const begin = (act: KeyAct['act'], key: AnyKey) => {
    setStatus('');
    setOpen({ act, key, next: nextOf(list.asked.data?.data ?? [], key) });
  };

  return (
    <>
      <Said>{status}</Said>
      <div class="wide-table key-table">
        <Listing {...list} columns={keyColumns(kind, begin, may)} rowId={({ id }) => id} />
      </div>
      {open && (
        <KeyDialog
          kind={kind}
          open={open}
          onDone={(name) => finish(open, name)}
          onSecret={(key) => {
            finish(open);
            onSecret(key);
          }}
          onCancel={() => setOpen(null)}
        />
      )}
    </>
  );
}

const SENTENCES = { edit: t.saved, rotate: t.rotated, endOverlap: t.overlapEnded, revoke: t.revoked };

// The button of the row that takes the place of this row, or of the row above the last one.
function nextOf(rows: readonly AnyKey[], key: AnyKey): string | null {
  const at = rows.findIndex(({ id }) => id === key.id);
  const next = rows[at + 1] ?? rows[at - 1];
  return next === undefined ? null : revokeButtonId(next.id);
}
