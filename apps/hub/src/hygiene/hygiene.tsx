import './hygiene.css';
import type { KeyHygiene } from '@chatelaine/shared';
import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { useState } from 'preact/hooks';
import { useAccount } from '../account/account-context.ts';
import { useAsk } from '../api/use-ask.ts';
import { RevokeDialog } from '../keys/revoke-dialog.tsx';
import { Box } from '../parts/box.tsx';
import { Empty } from '../parts/empty.tsx';
import { Heading } from '../parts/heading.tsx';
import { Listing } from '../parts/listing.tsx';
import { Said } from '../parts/said.tsx';
import { useUrlState } from '../parts/use-url-state.ts';
import * as t from '../texts/en/hygiene.ts';
import { revoked } from '../texts/en/keys.ts';
import { FindingsCell } from './findings-cell.tsx';
import { isUnused, judgeRow } from './judge-row.ts';
import { KeyName } from './key-name.tsx';
import { NarrowDialog } from './narrow-dialog.tsx';
import { RevokeUnused } from './revoke-unused.tsx';
import { type Act, RowActs } from './row-acts.tsx';
import { useFocusAfter } from './use-focus-after.ts';
import { useKeysOf } from './use-keys-of.ts';

/** Lists the keys that a person should look at, and mends each finding in one step. */
export function Hygiene() {
  const account = useAccount();
  const state = useUrlState();
  const asked = useAsk('hygiene.list', { cursor: state.cursor });
  const rows = asked.data?.data ?? [];
  const known = useKeysOf(rows);
  const [open, setOpen] = useState<{ act: Act; row: KeyHygiene } | null>(null);
  const [many, setMany] = useState<readonly KeyHygiene[] | null>(null);
  const [said, setSaid] = useState('');
  const focusAfter = useFocusAfter(rows);
  const unused = rows.filter((row) => isUnused(row) && judgeRow(row, account, known).revoke);

  function finish(sentence: string, row?: KeyHygiene): void {
    setOpen(null);
    setMany(null);
    setSaid(sentence);
    focusAfter(row);
  }
  const key = open === null ? undefined : known.keys.get(open.row.keyId);

  return (
    <>
      <Heading title={t.title} lead={t.lead} />
      <Said>{said}</Said>
      {unused.length > 1 && (
        <Box>
          <p class="box-ways">
            <ChangingText>{t.unused(unused.length)}</ChangingText>
            <Button onClick={() => setMany(unused)}>{t.revokeAll(unused.length)}</Button>
          </p>
        </Box>
      )}
      <Listing
        asked={asked}
        state={state}
        caption={t.caption}
        rowId={({ keyId }) => keyId}
        columns={[
          { id: 'key', name: t.key, cell: (row) => <KeyName row={row} known={known} /> },
          {
            id: 'findings',
            name: t.findings,
            cell: (row) => <FindingsCell row={row} apiKey={known.keys.get(row.keyId)} />,
          },
          {
            id: 'acts',
            name: t.act,
            cell: (row) => (
              <RowActs
                row={row}
                ways={judgeRow(row, account, known)}
                onAct={(act) => {
                  setSaid('');
                  setOpen({ act, row });
                }}
              />
            ),
          },
        ]}
        empty={<Empty title={t.emptyTitle} text={t.emptyText} />}
      />
      {open?.act === 'narrow' && key && (
        <NarrowDialog
          row={open.row}
          apiKey={key}
          onDone={() => finish(t.narrowed(open.row.name), open.row)}
          onCancel={() => setOpen(null)}
        />
      )}
      {open?.act === 'revoke' && key && (
        <RevokeDialog
          kind={open.row.kind}
          apiKey={key}
          onDone={() => finish(revoked(open.row.name), open.row)}
          onCancel={() => setOpen(null)}
        />
      )}
      {many && (
        <RevokeUnused
          rows={many}
          known={known}
          onDone={(count) => finish(t.revokedAll(count))}
          onCancel={() => setMany(null)}
        />
      )}
    </>
  );
}
