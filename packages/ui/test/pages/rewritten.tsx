import { useState } from 'preact/hooks';
import { Badge } from '../../src/badge/badge.tsx';
import { Table } from '../../src/table/table.tsx';
import { show } from './show.tsx';

const isControl = location.search === '?control';

/** Shows all texts of a table and of a badge. The button changes every text. */
function Rewritten() {
  const [turn, setTurn] = useState(1);
  const say = (what: string) => `${what} ${turn}`;
  const columns = [
    { id: 'name', name: say('Name'), isSortable: true, cell: () => say('Cell') },
    { id: 'calls', name: say('Calls'), cell: () => turn },
    { id: 'state', name: say('State'), cell: () => <Badge tone="good">{say('Badge')}</Badge> },
  ];
  const rest = { columns, rowId: () => 'row', emptyText: say('Empty') };
  return (
    <>
      <button type="button" onClick={() => setTurn(2)}>
        Next
      </button>
      <Table caption={say('Full')} rows={[null]} {...rest} />
      <Table caption={say('Bare')} rows={[]} {...rest} />
      {isControl && <p>{say('Plain')}</p>}
    </>
  );
}

show('Rewritten', Rewritten);
