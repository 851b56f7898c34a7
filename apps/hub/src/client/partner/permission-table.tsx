import '../../parts/wide-table.css';
import type { OwnChannel } from '@chatelaine/shared';
import { Badge } from '@chatelaine/ui/badge';
import { type Column, Table } from '@chatelaine/ui/table';
import { Link } from '../../parts/link.tsx';
import { Pager } from '../../parts/pager.tsx';
import { Time } from '../../parts/time.tsx';
import { useUrlState } from '../../parts/use-url-state.ts';
import { paymentNames, permissionNames } from '../../texts/en/channels.ts';
import * as t from '../../texts/en/own-partner.ts';
import { lastDayOf } from './last-day.ts';

// The server sends all numbers at once, because the choice needs them all. A page of the table shows some of them.
const PAGE = 50;

/** Shows each number with its permission and the last change of it. */
export function PermissionTable({ channels }: { channels: OwnChannel[] }) {
  const { cursor, turnTo } = useUrlState();
  const from = Math.max(
    0,
    channels.findIndex(({ id }) => id === cursor),
  );
  const next = channels[from + PAGE];
  return (
    <div class="wide-table permission-list">
      <Table
        caption={t.numbersTitle}
        columns={COLUMNS}
        rows={channels.slice(from, from + PAGE)}
        rowId={({ id }) => id}
        emptyText=""
      />
      <Pager cursor={from === 0 ? undefined : cursor} nextCursor={next?.id ?? null} turnTo={turnTo} />
    </div>
  );
}

const COLUMNS: Column<OwnChannel>[] = [
  { id: 'number', name: t.number, cell: ({ id, phoneNumber }) => <Link to={`channels/${id}`}>{phoneNumber}</Link> },
  { id: 'name', name: t.name, cell: ({ name }) => name },
  { id: 'payment', name: t.payment, cell: ({ payment }) => paymentNames[payment] },
  {
    id: 'permission',
    name: t.permission,
    cell: ({ permission, expiresAt }) => (
      <>
        <Badge tone={permission === 'shared' ? 'good' : 'neutral'}>{permissionNames[permission]}</Badge>
        {expiresAt !== null && <span class="until">{t.until(lastDayOf(expiresAt))}</span>}
      </>
    ),
  },
  {
    id: 'changed-by',
    name: t.changedBy,
    cell: ({ changedBy }) => (changedBy === null ? <span class="quiet">{t.nobody}</span> : nameOf(changedBy)),
  },
  { id: 'changed-on', name: t.changedOn, cell: ({ changedAt }) => <Time at={changedAt} isDay none={t.nobody} /> },
];

/** Names who granted or withdrew a permission. */
export const nameOf = ({ kind, name }: NonNullable<OwnChannel['changedBy']>): string => name ?? t.doers[kind];
