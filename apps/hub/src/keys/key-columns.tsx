import type { KeyKind } from '@chatelaine/shared';
import type { Column } from '@chatelaine/ui/table';
import { IconButton } from '../parts/icon-button.tsx';
import * as t from '../texts/en/keys.ts';
import { CreatedCell, HintCell, NameCell, ScopesCell, StatusCell, UsedCell } from './key-cells.tsx';
import type { KeyAct } from './key-dialog.tsx';
import { type AnyKey, isLive } from './key-kind.ts';

type Begin = (act: KeyAct['act'], key: AnyKey) => void;
type May = (key: AnyKey) => { change: boolean; end: boolean };

/** The id of the button that revokes a key, to which the focus can go. */
export const revokeButtonId = (keyId: string): string => `revoke-${keyId}`;

/** The columns of a list of keys. */
export function keyColumns(
  kind: KeyKind,
  begin: Begin,
  may: May = () => ({ change: true, end: true }),
): Column<AnyKey>[] {
  return [
    { id: 'name', name: t.name, cell: (key) => <NameCell apiKey={key} /> },
    {
      id: 'hint',
      name: t.hint,
      cell: (key) => <HintCell apiKey={key} onEnd={may(key).end ? () => begin('endOverlap', key) : undefined} />,
    },
    { id: 'scopes', name: t.permissions, cell: (key) => <ScopesCell apiKey={key} kind={kind} /> },
    { id: 'created', name: t.created, cell: (key) => <CreatedCell apiKey={key} /> },
    { id: 'used', name: t.lastUsed, cell: (key) => <UsedCell apiKey={key} /> },
    { id: 'status', name: t.status, cell: (key) => <StatusCell apiKey={key} /> },
    {
      id: 'actions',
      name: t.actions,
      cell: (key) => isLive(key) && <Actions apiKey={key} begin={begin} {...may(key)} />,
    },
  ];
}

interface ActionsProps {
  apiKey: AnyKey;
  begin: Begin;
  change: boolean;
  end: boolean;
}

function Actions({ apiKey, begin, change, end }: ActionsProps) {
  const { id, name } = apiKey;
  return (
    <span class="key-actions">
      {change && <IconButton icon="edit" label={t.edit(name)} onClick={() => begin('edit', apiKey)} />}
      {change && <IconButton icon="rotate" label={t.rotate(name)} onClick={() => begin('rotate', apiKey)} />}
      {end && (
        <IconButton
          id={revokeButtonId(id)}
          icon="trash"
          isDangerous
          label={t.revokeLabel(name)}
          onClick={() => begin('revoke', apiKey)}
        />
      )}
    </span>
  );
}
