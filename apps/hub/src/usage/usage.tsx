import './usage.css';
import { Button } from '@chatelaine/ui/button';
import { useMemo } from 'preact/hooks';
import { failureOf } from '../api/failure.ts';
import type { InputOf } from '../api/procedures.ts';
import { useAsk } from '../api/use-ask.ts';
import { Empty } from '../parts/empty.tsx';
import { Failed } from '../parts/failed.tsx';
import { Choice, Filters } from '../parts/filters.tsx';
import { Heading } from '../parts/heading.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { type UrlState, useUrlState } from '../parts/use-url-state.ts';
import * as t from '../texts/en/usage.ts';
import { DaysReport } from './days-report.tsx';
import { Figures } from './figures.tsx';
import { GroupsReport } from './groups-report.tsx';
import { RANGE_DAYS, type Range, rangeOf } from './range.ts';
import { ReasonsReport } from './reasons-report.tsx';
import { GROUPS, type Group, queriesOf } from './usage-queries.ts';

type State = UrlState<'days' | 'by'>;

/** Shows how many calls the account's keys made, which ones, and why calls were refused. */
export function Usage() {
  const state = useUrlState('days', 'by');
  const length = RANGE_DAYS.find((days) => `${days}` === state.values.days) ?? RANGE_DAYS[0];
  const group = GROUPS.find((each) => each === state.values.by) ?? GROUPS[0];
  // The queries stay the same while the person looks, so that the charts and their files have the same numbers.
  const range = useMemo(() => rangeOf(length, new Date()), [length]);
  return (
    <>
      <Heading title={t.title} lead={t.lead} />
      <Choices state={state} length={length} group={group} />
      <Reports state={state} range={range} group={group} />
    </>
  );
}

function Choices({ state, length, group }: { state: State; length: number; group: Group }) {
  return (
    <Filters>
      <Choice
        label={t.range}
        value={`${length}`}
        options={[...RANGE_DAYS].sort((a, b) => a - b).map((days) => ({ value: `${days}`, name: t.lastDays(days) }))}
        onChange={(days) => state.change({ days: days === `${RANGE_DAYS[0]}` ? '' : days })}
      />
      <Choice
        label={t.compare}
        value={group}
        options={GROUPS.map((each) => ({ value: each, name: t.groupNames[each] }))}
        onChange={(by) => state.change({ by: by === GROUPS[0] ? '' : by })}
      />
    </Filters>
  );
}

function Reports({ state, range, group }: { state: State; range: Range; group: Group }) {
  const queries = queriesOf(range, group);
  const days = useReport(queries.days);
  const before = useReport(queries.before);
  const groups = useReport(queries.groups);
  const reasons = useReport(queries.reasons);
  const length = range.days.length;
  const failed = [days, before, groups, reasons].find(({ error }) => error !== null);
  if (failed?.error) return <Failed failure={failureOf(failed.error)} onRetry={() => failed.refetch()} />;
  if (days.report === undefined) return <Skeleton rows={6} />;
  if (days.report.totals.calls === 0) return <NoCalls state={state} length={length} />;
  return (
    <>
      <Figures now={days.report.totals} before={before.report?.totals} days={length} />
      <DaysReport range={range} query={queries.days} report={days.report} />
      {groups.report === undefined ? (
        <Skeleton />
      ) : (
        <GroupsReport group={group} query={queries.groups} report={groups.report} />
      )}
      {reasons.report && <ReasonsReport query={queries.reasons} report={reasons.report} />}
    </>
  );
}

// The answer to an earlier question is not shown, because its days or its groups are others.
function useReport(query: InputOf<'usage.query'>) {
  const { data, isPlaceholderData, error, refetch } = useAsk('usage.query', query);
  return { report: isPlaceholderData ? undefined : data, error, refetch };
}

function NoCalls({ state, length }: { state: State; length: number }) {
  const longest = Math.max(...RANGE_DAYS);
  const more = <Button onClick={() => state.change({ days: `${longest}` })}>{t.showDays(longest)}</Button>;
  return <Empty title={t.emptyTitle(length)} text={t.emptyText} action={length < longest && more} />;
}
