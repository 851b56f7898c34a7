import './hygiene.css';
import type { KeyHygiene } from '@chatelaine/shared';
import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import type { Column } from '@chatelaine/ui/table';
import { useState } from 'preact/hooks';
import { useAccount } from '../account/account-context.ts';
import { useAsk } from '../api/use-ask.ts';
import { Box } from '../parts/box.tsx';
import { Empty } from '../parts/empty.tsx';
import { Heading } from '../parts/heading.tsx';
import { Listing } from '../parts/listing.tsx';
import { Said } from '../parts/said.tsx';
import { useUrlState } from '../parts/use-url-state.ts';
import * as t from '../texts/en/hygiene.ts';
import { FindingsCell } from './findings-cell.tsx';
import { HygieneDialog, type OpenDialog } from './hygiene-dialog.tsx';
import { isUnused, judgeRow } from './judge-row.ts';
import { KeyName } from './key-name.tsx';
import { type Act, RowActs } from './row-acts.tsx';
import { useKeysOf } from './use-keys-of.ts';
import { useRowFocus } from './use-row-focus.ts';

/** Lists the keys that a person should look at, and mends each finding in one step. */
export function Hygiene() {
  const account = useAccount();
  const state = useUrlState();
  const asked = useAsk('hygiene.list', { cursor: state.cursor });
  const rows = asked.data?.data ?? [];
  const known = useKeysOf(rows);
  const [open, setOpen] = useState<OpenDialog | null>(null);
  const [said, setSaid] = useState('');
  const focusAfter = useRowFocus(rows);
  const unused = rows.filter((row) => isUnused(row) && judgeRow(row, account, known).revoke);

  function finish(sentence: string, row?: KeyHygiene): void {
    setOpen(null);
    setSaid(sentence);
    focusAfter(row);
  }
  function begin(dialog: OpenDialog): void {
    setSaid('');
    setOpen(dialog);
  }
  function beginWith(act: Act, row: KeyHygiene): void {
    const apiKey = known.keys.get(row.keyId);
    if (apiKey !== undefined) begin({ act, row, apiKey });
  }
  const columns: Column<KeyHygiene>[] = [
    { id: 'key', name: t.key, cell: (row) => <KeyName row={row} known={known} /> },
    { id: 'findings', name: t.findings, cell: (row) => <FindingsCell row={row} apiKey={known.keys.get(row.keyId)} /> },
    {
      id: 'acts',
      name: t.act,
      cell: (row) => <RowActs row={row} ways={judgeRow(row, account, known)} onAct={(act) => beginWith(act, row)} />,
    },
  ];

  return (
    <>
      <Heading title={t.title} lead={t.lead} />
      <Said>{said}</Said>
      <UnusedNotice count={unused.length} onRevoke={() => begin({ act: 'revokeMany', rows: unused })} />
      <Listing
        asked={asked}
        state={state}
        caption={t.caption}
        rowId={({ keyId }) => keyId}
        columns={columns}
        empty={<Empty title={t.emptyTitle} text={t.emptyText} />}
      />
      {open && (
        <HygieneDialog
          open={open}
          known={known}
          onDone={(sentence) => finish(sentence, 'row' in open ? open.row : undefined)}
          onCancel={() => setOpen(null)}
        />
      )}
    </>
  );
}

function UnusedNotice({ count, onRevoke }: { count: number; onRevoke(): void }) {
  if (count < 2) return null;
  return (
    <Box>
      <p class="box-ways">
        <ChangingText>{t.unused(count)}</ChangingText>
        <Button onClick={onRevoke}>{t.revokeAll(count)}</Button>
      </p>
    </Box>
  );
}
