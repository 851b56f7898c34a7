import { useState } from 'preact/hooks';
import { Badge } from '../../src/badge/badge.tsx';
import { Button } from '../../src/button/button.tsx';
import { type Column, type Sorting, Table } from '../../src/table/table.tsx';
import { show, words } from './show.tsx';

interface Key {
  name: string;
  hint: string;
  lastUsed: string;
}

const KEYS: Key[] = [
  { name: words('Prod server', 'Produktionsumgebungsanwendungsserver'), hint: 'wap_4f…9c', lastUsed: '2030-05-02' },
  { name: 'Backup', hint: 'wap_1a…77', lastUsed: '2030-01-30' },
  { name: 'Staging', hint: 'wap_b0…e2', lastUsed: '2030-04-11' },
];

const COLUMNS: Column<Key>[] = [
  { id: 'name', name: 'Name', isSortable: true, cell: (key) => key.name },
  { id: 'hint', name: words('Key', 'Schnittstellenschlüsselkurzform'), cell: (key) => <code>{key.hint}</code> },
  {
    id: 'lastUsed',
    name: words('Last used', 'Letztverwendungszeitpunkt'),
    isSortable: true,
    cell: (key) => key.lastUsed,
  },
  {
    id: 'permission',
    name: 'Permission',
    cell: (key) => <Badge tone={key.name === 'Backup' ? 'neutral' : 'good'}>Shared</Badge>,
  },
  {
    id: 'revoke',
    name: 'Actions',
    cell: (key) =>
      key.name !== 'Backup' && (
        <Button look="link" label={`Revoke API key ${key.name}`}>
          Revoke
        </Button>
      ),
  },
];

function Tables() {
  const [sorting, setSorting] = useState<Sorting>({ columnId: 'name', direction: 'ascending' });
  const by = sorting.columnId === 'lastUsed' ? 'lastUsed' : 'name';
  const sign = sorting.direction === 'ascending' ? 1 : -1;
  const rows = [...KEYS].sort((a, b) => sign * a[by].localeCompare(b[by]));
  const rest = { columns: COLUMNS, rowId: (key: Key) => key.name, emptyText: 'There are no keys yet.' };
  return (
    <>
      <Table caption="API keys" rows={rows} sorting={sorting} onSort={setSorting} {...rest} />
      <br />
      <Table caption="Revoked keys" rows={[]} {...rest} />
    </>
  );
}

show('Tables', Tables);
