import type { KeptCall } from '@chatelaine/shared';
import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import type { Column } from '@chatelaine/ui/table';
import { Code } from '../parts/code.tsx';
import { exactMoment } from '../parts/time.tsx';
import * as t from '../texts/en/calls.ts';
import { Outcome, reasonOf } from './outcome.tsx';

/** The columns of the list of calls. `open` shows one call. */
export const columnsOf = (open: (call: KeptCall) => void): Column<KeptCall>[] => [
  {
    id: 'time',
    name: t.time,
    cell: (call) => (
      <Button look="link" onClick={() => open(call)}>
        <time dateTime={call.at} class="number">
          {exactMoment(call.at)}
        </time>
      </Button>
    ),
  },
  { id: 'key', name: t.key, cell: ({ keyName }) => keyName },
  { id: 'operation', name: t.operation, cell: ({ operation }) => <code>{operation}</code> },
  {
    id: 'outcome',
    name: t.outcome,
    cell: ({ outcome }) => (
      <>
        <Outcome outcome={outcome} />
        <span class="call-reason">
          <ChangingText>{reasonOf(outcome)}</ChangingText>
        </span>
      </>
    ),
  },
  { id: 'address', name: t.address, cell: ({ address }) => <Address address={address} /> },
];

/** Shows the IP address of the caller. */
export function Address({ address }: Pick<KeptCall, 'address'>) {
  return address === null ? <span class="quiet">{t.unknownAddress}</span> : <Code>{address}</Code>;
}
