import { Badge } from '@chatelaine/ui/badge';
import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { PlainButton } from '@chatelaine/ui/plain-button';
import { type Column, Table } from '@chatelaine/ui/table';
import { useRef, useState } from 'preact/hooks';
import { failureOf } from '../api/failure.ts';
import type { ItemOf } from '../api/procedures.ts';
import { useAsk } from '../api/use-ask.ts';
import { Code } from '../parts/code.tsx';
import { Failed } from '../parts/failed.tsx';
import { Said } from '../parts/said.tsx';
import { Section } from '../parts/section.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { moment, Time } from '../parts/time.tsx';
import { useFocusAfter } from '../parts/use-focus-after.ts';
import * as t from '../texts/en/profile.ts';
import { EndOthersDialog, EndSessionDialog } from './end-session-dialogs.tsx';
import { programName } from './program-name.rule.ts';

type Session = ItemOf<'profile.sessions'>;

/** Lists where the person is signed in, and ends one session or all others. */
export function Sessions() {
  const { data, error, refetch } = useAsk('profile.sessions', undefined, { isOwn: true });
  const heading = useRef<HTMLHeadingElement>(null);
  const [open, setOpen] = useState<Session | 'others' | null>(null);
  const [said, setSaid] = useState('');
  useFocusAfter(open !== null, heading);
  const show = (next: Session | 'others') => {
    setSaid('');
    setOpen(next);
  };
  const end = (sentence: string) => {
    setOpen(null);
    setSaid(sentence);
  };
  const others = data?.data.filter(({ isCurrent }) => !isCurrent).length ?? 0;

  return (
    <Section title={t.sessionsTitle} text={t.sessionsLead} heading={heading}>
      <Said>{said}</Said>
      {error !== null && <Failed failure={failureOf(error)} onRetry={() => refetch()} />}
      {error === null && data === undefined && <Skeleton rows={2} />}
      {error === null && data !== undefined && (
        <>
          <Table
            caption={t.sessionsTitle}
            columns={others === 0 ? COLUMNS : [...COLUMNS, endColumn(show)]}
            rows={data.data}
            rowId={({ id }) => id}
            emptyText={t.noOthers}
          />
          <div class="session-ways">
            <Button disabledReason={others === 0 && t.noOthers} onClick={() => show('others')}>
              {t.endOthers}
            </Button>
          </div>
        </>
      )}
      {open === 'others' && <EndOthersDialog count={others} onDone={end} onClose={() => setOpen(null)} />}
      {open !== null && open !== 'others' && (
        <EndSessionDialog id={open.id} words={wordsFor(open)} onDone={end} onClose={() => setOpen(null)} />
      )}
    </Section>
  );
}

const COLUMNS: Column<Session>[] = [
  {
    id: 'program',
    name: t.program,
    cell: (session) => (
      <span class="session">
        <ChangingText>{programWords(session)}</ChangingText>
        {session.isCurrent && <Badge tone="good">{t.thisSession}</Badge>}
      </span>
    ),
  },
  { id: 'since', name: t.since, cell: ({ since }) => <Time at={since} /> },
  { id: 'from', name: t.from, cell: ({ from }) => (from === null ? t.unknownAddress : <Code>{from}</Code>) },
];

// The menu ends this session: it signs out.
const endColumn = (end: (session: Session) => void): Column<Session> => ({
  id: 'actions',
  name: t.actions,
  cell: (session) =>
    !session.isCurrent && (
      <PlainButton look="link" aria-label={t.endFor(wordsFor(session))} onClick={() => end(session)}>
        {t.end}
      </PlainButton>
    ),
});

function programWords({ program }: Session): string {
  const named = programName(program);
  if (named === null) return t.unknownProgram;
  return named.system === null ? named.program : t.programOn(named.program, named.system);
}

const wordsFor = (session: Session): string =>
  t.describe(programWords(session), moment(session.since), session.from ?? t.unknownAddress);
