import './webhooks.css';
import '../parts/wide-table.css';
import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import type { Column } from '@chatelaine/ui/table';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { useAccount } from '../account/account-context.ts';
import { may } from '../account/may.ts';
import { useAsk } from '../api/use-ask.ts';
import { Box } from '../parts/box.tsx';
import { Empty } from '../parts/empty.tsx';
import { Heading } from '../parts/heading.tsx';
import { Link, useHref } from '../parts/link.tsx';
import { Listing } from '../parts/listing.tsx';
import { type UrlState, useUrlState } from '../parts/use-url-state.ts';
import * as t from '../texts/en/webhooks.ts';
import { CreateDialog } from './create-dialog.tsx';
import { eventsText } from './events-text.ts';
import { StateCell } from './state-cell.tsx';
import { usePhoneNumbers } from './use-phone-numbers.ts';
import { titleOf, type Webhook } from './webhook.ts';

const EVERY_MS = 10_000;

/** The screen of the webhooks of an account. A person whose role does not reach them reads why. */
export function Webhooks() {
  const account = useAccount();
  const { route } = useLocation();
  const href = useHref();
  const state = useUrlState();
  const mayRead = may(account, 'webhooks_read');
  const asked = useAsk('webhooks.list', { cursor: state.cursor }, { isOn: mayRead, everyMs: EVERY_MS });
  const [isMaking, setIsMaking] = useState(false);
  const make = may(account, 'webhooks') && (
    <Button look="primary" onClick={() => setIsMaking(true)}>
      {t.add}
    </Button>
  );
  // The box of a person who sees nothing says it too.
  const lead = make || !mayRead ? t.leads[account.type] : `${t.leads[account.type]} ${t.onlyThey[account.type]}`;
  // An empty list has the button in its middle.
  const hasRows = asked.data !== undefined && asked.data.data.length > 0;
  return (
    <>
      <Heading title={t.title} lead={lead} action={hasRows && make} />
      {mayRead ? (
        <List asked={asked} state={state} make={make} />
      ) : (
        <Box>
          <p>{t.onlyThey[account.type]}</p>
          <p class="quiet">{t.askThem}</p>
        </Box>
      )}
      {isMaking && (
        <CreateDialog onClose={() => setIsMaking(false)} onCreated={(id) => route(href(`webhooks/${id}`))} />
      )}
    </>
  );
}

interface ListProps {
  asked: Pick<UseQueryResult<{ data: Webhook[]; nextCursor: string | null }>, 'data' | 'error' | 'refetch'>;
  state: UrlState<never>;
  make: ComponentChildren;
}

function List({ asked, state, make }: ListProps) {
  const ofNumbers = (asked.data?.data ?? []).filter(({ kind }) => kind === 'channel');
  const numbers = usePhoneNumbers(ofNumbers.map(({ id }) => id));
  return (
    <Listing
      asked={asked}
      state={state}
      caption={t.title}
      columns={columnsWith(numbers)}
      rowId={({ id }) => id}
      empty={<Empty title={t.emptyTitle} text={make ? t.emptyText : t.emptyReader} action={make} />}
    />
  );
}

const columnsWith = (numbers: ReadonlyMap<string, string>): Column<Webhook>[] => [
  {
    id: 'name',
    name: t.webhook,
    cell: (webhook) => (
      <>
        <Link to={`webhooks/${webhook.id}`}>
          <ChangingText>{titleOf(webhook, numbers)}</ChangingText>
        </Link>
        <code class="webhook-url">
          <ChangingText>{webhook.url}</ChangingText>
        </code>
        {webhook.kind === 'channel' && <span class="webhook-note">{t.setByProgram}</span>}
      </>
    ),
  },
  { id: 'events', name: t.events, cell: (webhook) => eventsText(webhook) },
  { id: 'state', name: t.state, cell: (webhook) => <StateCell webhook={webhook} /> },
];
