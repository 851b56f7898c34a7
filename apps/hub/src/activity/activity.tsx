import './activity.css';
import type { ChatelaineEvent } from '@chatelaine/shared';
import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import type { Column } from '@chatelaine/ui/table';
import { useAccount } from '../account/account-context.ts';
import { Box } from '../parts/box.tsx';
import { Empty } from '../parts/empty.tsx';
import { Choice, Filters, SearchField } from '../parts/filters.tsx';
import { Heading } from '../parts/heading.tsx';
import { Link } from '../parts/link.tsx';
import { Listing } from '../parts/listing.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { Time } from '../parts/time.tsx';
import { type UrlState, useUrlState } from '../parts/use-url-state.ts';
import * as t from '../texts/en/activity.ts';
import { Details } from './details.tsx';
import { EVENT_GROUPS } from './event-group.ts';
import { subjectPath } from './subject-path.ts';
import { type Names, tell, tellWho } from './tell.ts';
import { type About, useAbout } from './use-about.ts';
import { useEvents } from './use-events.ts';
import { useNames } from './use-names.ts';

type State = UrlState<'group' | 'about'>;

/** Lists what happened in the account: who did what, and when. */
export function Activity() {
  const state = useUrlState('group', 'about');
  const { type } = useAccount();
  const about = useAbout(state.values.about);
  return (
    <>
      <Heading title={t.title} lead={t.leads[type]} />
      <Filters>
        <SearchField
          label={t.aboutLabels[type]}
          value={state.values.about}
          onChange={(text) => state.change({ about: text })}
        />
        <Choice
          label={t.group}
          value={state.values.group}
          options={[{ value: '', name: t.all }, ...EVENT_GROUPS.map((each) => ({ value: each, name: t.groups[each] }))]}
          onChange={(group) => state.change({ group })}
        />
      </Filters>
      <Events state={state} about={about} />
    </>
  );
}

function Events({ state, about }: { state: State; about: About }) {
  const asked = useEvents({ group: state.values.group, about, cursor: state.cursor });
  const { names, isReady } = useNames(asked.data?.data ?? []);
  if (about.kind === 'several') return <Which numbers={about.numbers} onChoose={(id) => state.change({ about: id })} />;
  if (about.kind === 'waiting' || !isReady) return <Skeleton />;
  // Nothing has this number, so no event has it.
  const found = about.kind === 'nothing' ? { ...asked, data: { data: [], nextCursor: null }, error: null } : asked;
  return (
    <div class="events">
      <Listing
        asked={found}
        state={state}
        caption={t.title}
        columns={columnsOf(names)}
        rowId={({ id }) => id}
        empty={<Empty title={t.emptyTitle} text={t.emptyText} />}
      />
    </div>
  );
}

const columnsOf = (names: Names): Column<ChatelaineEvent>[] => [
  { id: 'what', name: t.what, cell: (event) => <What event={event} sentence={tell(event, names)} /> },
  { id: 'who', name: t.who, cell: (event) => <Who event={event} names={names} /> },
  { id: 'when', name: t.when, cell: ({ at }) => <Time at={at} /> },
];

/** Names who acted, and for a partner the client that the event concerns. */
function Who({ event, names }: { event: ChatelaineEvent; names: Names }) {
  const client = names.clients.get(event.clientId ?? '');
  return (
    <>
      <ChangingText>{tellWho(event, names)}</ChangingText>
      {client !== undefined && (
        <span class="events-client small">
          <ChangingText>{t.ofClient(client)}</ChangingText>
        </span>
      )}
    </>
  );
}

function What({ event, sentence }: { event: ChatelaineEvent; sentence: string }) {
  const path = subjectPath(event, useAccount());
  return (
    <>
      <ChangingText>{sentence}</ChangingText>{' '}
      {path !== null && (
        <Link to={path}>
          {t.open}
          <span class="unseen">: {sentence}</span>
        </Link>
      )}
      <Details event={event} sentence={sentence} />
    </>
  );
}

interface WhichProps {
  numbers: Extract<About, { kind: 'several' }>['numbers'];
  onChoose(id: string): void;
}

/** Asks which of several numbers the person means. */
function Which({ numbers, onChoose }: WhichProps) {
  return (
    <Box role="status">
      <p>{t.which}</p>
      <ul class="events-which">
        {numbers.map(({ id, phoneNumber, name }) => (
          <li key={id}>
            <Button look="link" onClick={() => onChoose(id)}>
              {`${phoneNumber} ${name}`}
            </Button>
          </li>
        ))}
      </ul>
    </Box>
  );
}
