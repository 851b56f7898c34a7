import type { KeyHygiene } from '@chatelaine/shared';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { actsId } from './row-acts.tsx';

/**
 * Moves the focus after a change: to the row of the key when it is still there, else to the row that takes its place,
 * else to the title. Returns the function that says which row was changed.
 */
export function useRowFocus(rows: readonly KeyHygiene[]): (row?: KeyHygiene) => void {
  const wanted = useRef<string[] | null>(null);
  // At once with the dialog's end: an effect that waits from an earlier render would run while the dialog is still open.
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const places = wanted.current.map((keyId) => document.querySelector<HTMLElement>(`#${actsId(keyId)} button`));
    wanted.current = null;
    const place = places.find((found) => found !== null) ?? document.querySelector<HTMLElement>('h1');
    place?.focus();
  });
  return (row) => {
    const at = rows.findIndex(({ keyId }) => keyId === row?.keyId);
    const near = row === undefined ? [] : [rows[at], rows[at + 1], rows[at - 1]];
    wanted.current = near.flatMap((each) => each?.keyId ?? []);
  };
}
