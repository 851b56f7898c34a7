import {
  areAllTicked,
  type Choice,
  type ConsentChannel,
  endsOwnKey,
  findNumbers,
  isFixed,
  isWithdrawn,
  tick,
  untick,
} from '@chatelaine/shared';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { ChoiceList, type Row } from '@chatelaine/ui/choice-list';
import { useState } from 'preact/hooks';
import { Field } from '../../parts/field.tsx';
import * as t from '../../texts/en/own-partner.ts';
import { lastDayOf } from './last-day.ts';

/** The id of the note that says why some boxes cannot be cleared. */
export const FIXED_NOTE_ID = 'fixed-note';

// A list of this length gets a filter, because a person cannot see so many numbers at a glance.
const FILTER_FROM = 9;

interface NumberListProps {
  numbers: ConsentChannel[];
  choice: Choice;
  /** The name of the partner. */
  partner: string;
  onChoose(choice: Choice): void;
}

/** Shows the numbers, each with a box. A number that the filter hides keeps its tick, and is counted. */
export function NumberList({ numbers, choice, partner, onChoose }: NumberListProps) {
  const [wanted, setWanted] = useState('');
  const shown = findNumbers(numbers, wanted);
  return (
    <ChoiceList
      heading={t.chooseNumbers}
      action={actionFor(shown, { total: numbers.length, choice, onChoose })}
      filter={
        numbers.length >= FILTER_FROM && (
          <NumberFilter count={shown.length} total={numbers.length} onFilter={setWanted} />
        )
      }
      rows={shown.map((number) => rowOf(number, choice, partner))}
      onTick={(id, isTicked) => onChoose(tick(choice, [id], isTicked))}
    />
  );
}

interface NumberFilterProps {
  count: number;
  total: number;
  onFilter(wanted: string): void;
}

function NumberFilter({ count, total, onFilter }: NumberFilterProps) {
  return (
    <div class="number-filter">
      <Field label={t.filter}>
        {(attributes) => (
          <input
            {...attributes}
            type="search"
            onInput={({ currentTarget }) => onFilter(currentTarget.value)}
            // Enter would submit the form around the list.
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          />
        )}
      </Field>
      <p class="small" role="status">
        <ChangingText>{t.filterShown(count, total)}</ChangingText>
      </p>
    </div>
  );
}

type ActionContext = Pick<NumberListProps, 'choice' | 'onChoose'> & { total: number };

/** Ticks all numbers that are shown. When all are ticked, the same button takes these ticks back. */
function actionFor(shown: ConsentChannel[], { total, choice, onChoose }: ActionContext) {
  const count = shown.length;
  if (count < 2 || shown.every(({ permission }) => permission === 'shared')) return null;
  if (areAllTicked(shown, choice)) return { label: t.clear, onClick: () => onChoose(untick(choice, shown)) };
  const label = count < total ? t.selectShown(count) : t.selectAll(count);
  const ids = shown.map(({ id }) => id);
  return { label, onClick: () => onChoose(tick(choice, ids, true)) };
}

function rowOf(number: ConsentChannel, choice: Choice, partner: string): Row<string> {
  const { id, name, phoneNumber, payment, ownKey } = number;
  return {
    id,
    isTicked: choice.ticked.has(id) || isFixed(number),
    title: phoneNumber,
    detail: [name, payment === 'partner' && t.paidBy(partner)].filter(Boolean).join(' · '),
    status: statusOf(number),
    ...(isFixed(number) && { fixedBecause: FIXED_NOTE_ID }),
    ...(endsOwnKey(number, choice) && { consequence: t.keyEnds(name || phoneNumber, ownKey ?? '', partner) }),
    ...(isWithdrawn(number, choice) && { consequence: t.willEnd(partner) }),
  };
}

function statusOf({ permission, status, expiresAt }: ConsentChannel): Row<string>['status'] {
  if (permission === 'missing') return status === 'running' ? null : { tone: 'neutral', text: t.notActive };
  return { tone: 'good', text: expiresAt === null ? t.sharedNow : t.sharedUntil(lastDayOf(expiresAt)) };
}
