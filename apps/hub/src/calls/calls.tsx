import './calls.css';
import '../parts/wide-table.css';
import type { KeptCall, KeptCallQuery } from '@chatelaine/shared';
import { Button } from '@chatelaine/ui/button';
import { useState } from 'preact/hooks';
import { useAsk } from '../api/use-ask.ts';
import { Empty } from '../parts/empty.tsx';
import { Choice, Filters } from '../parts/filters.tsx';
import { Heading } from '../parts/heading.tsx';
import { Link } from '../parts/link.tsx';
import { Listing } from '../parts/listing.tsx';
import { type UrlState, useUrlState } from '../parts/use-url-state.ts';
import * as t from '../texts/en/calls.ts';
import { columnsOf } from './call-columns.tsx';
import { CallDialog } from './call-dialog.tsx';
import { CountedHours } from './counted-hours.tsx';
import { FindCall } from './find-call.tsx';
import { useChannelChoices, useKeyChoices } from './use-choices.ts';

type State = UrlState<'keyId' | 'channelId' | 'outcome' | 'requestId'>;
type AskedOutcome = KeptCallQuery['outcome'];

/** Lists the calls that programs made with the keys of the account, and finds one call by its request id. */
export function Calls() {
  const state: State = useUrlState('keyId', 'channelId', 'outcome', 'requestId');
  const { keyId, channelId, outcome, requestId } = state.values;
  const of = { keyId: keyId || undefined, channelId: channelId || undefined };
  const asked = useAsk('calls.list', { ...of, cursor: state.cursor, outcome: outcomeOf(outcome) });
  const [shown, setShown] = useState<KeptCall | null>(null);
  const refresh = (
    <Button isBusy={asked.isFetching} onClick={() => asked.refetch()}>
      {t.refresh}
    </Button>
  );
  // The search for one call does not narrow the list.
  const isFiltered = keyId !== '' || channelId !== '' || outcome !== '';
  return (
    <>
      <Heading title={t.title} lead={t.lead} action={refresh} />
      <FindCall requestId={requestId} onFind={(id) => state.change({ requestId: id })} />
      <CallFilters state={state} />
      {state.cursor === undefined && outcome !== 'ok' && <CountedHours {...of} />}
      <div class="wide-table">
        <Listing
          asked={asked}
          state={{ ...state, isFiltered }}
          caption={t.title}
          columns={columnsOf(setShown)}
          rowId={({ requestId: id, at, keyId: key }) => `${id} ${at} ${key}`}
          empty={<Empty title={t.emptyTitle} text={t.emptyText} action={<Link to="api-keys">{t.toKeys}</Link>} />}
        />
      </div>
      {shown !== null && <CallDialog call={shown} onClose={() => setShown(null)} />}
    </>
  );
}

function CallFilters({ state }: { state: State }) {
  const { keyId, channelId, outcome } = state.values;
  return (
    <Filters>
      <Choice
        label={t.outcome}
        value={outcome}
        options={OUTCOMES}
        onChange={(value) => state.change({ outcome: value })}
      />
      <Choice
        label={t.key}
        value={keyId}
        options={useKeyChoices(keyId)}
        onChange={(value) => state.change({ keyId: value })}
      />
      <Choice
        label={t.channel}
        value={channelId}
        options={useChannelChoices(channelId)}
        onChange={(value) => state.change({ channelId: value })}
      />
    </Filters>
  );
}

const REASONS = Object.entries(t.reasons).map(([value, name]) => ({ value, name }));
const OUTCOMES = [
  { value: '', name: t.all },
  { value: 'refused', name: t.allRefused },
  { value: 'ok', name: t.endings.accepted },
  ...REASONS.sort((one, other) => one.name.localeCompare(other.name)),
];

// The URL may contain any text. A text that is no outcome filters nothing.
const outcomeOf = (text: string): AskedOutcome =>
  text !== '' && OUTCOMES.some(({ value }) => value === text) ? (text as AskedOutcome) : undefined;
