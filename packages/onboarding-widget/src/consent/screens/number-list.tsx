import {
  areAllTicked,
  type Choice,
  type ChooseQuestion,
  type ConsentChannel,
  endsOwnKey,
  findNumbers,
  isFixed,
  isWithdrawn,
  requestedFirst,
  tick,
  untick,
} from '@chatelaine/shared';
import { ChoiceList, type Row } from '@chatelaine/ui/choice-list';
import { useState } from 'preact/hooks';
import { lastDayOf } from '../last-day.ts';
import { NumberFilter } from '../parts/number-filter.tsx';
import { PhoneNumber } from '../parts/phone-number.tsx';
import { Sentence } from '../parts/sentence.tsx';
import * as texts from '../texts/texts.ts';

/** The id of the note that explains why some boxes cannot be cleared. */
export const PAYMENT_NOTE_ID = 'payment-note';

// A list of this length gets a filter, because a person cannot see so many numbers at a glance.
const FILTER_FROM = 9;

interface NumberListProps {
  question: ChooseQuestion;
  choice: Choice;
  describedBy: string;
  onChoose(choice: Choice): void;
}

/** Shows the numbers of the client, each with a box. A number that a filter hides keeps its tick, and is counted. */
export function NumberList({ question, choice, describedBy, onChoose }: NumberListProps) {
  const [wanted, setWanted] = useState('');
  const { channels, partner } = question;
  const shown = findNumbers(requestedFirst(channels), wanted);
  const isMixed = channels.some((channel) => channel.payment === 'direct');
  return (
    <ChoiceList
      heading={texts.chooseNumbers}
      describedBy={describedBy}
      action={actionFor(shown, { total: channels.length, choice, onChoose })}
      filter={
        channels.length >= FILTER_FROM && (
          <NumberFilter count={shown.length} total={channels.length} onFilter={setWanted} />
        )
      }
      rows={shown.map((channel) => rowOf(channel, { choice, partnerName: partner.name, isMixed }))}
      onTick={(id, isTicked) => onChoose(tick(choice, [id], isTicked))}
    />
  );
}

interface ActionContext extends Pick<NumberListProps, 'choice' | 'onChoose'> {
  total: number;
}

/** Ticks all numbers that are shown. When all are ticked, the same button takes these ticks back. */
function actionFor(shown: ConsentChannel[], { total, choice, onChoose }: ActionContext) {
  const count = shown.length;
  if (count < 2 || shown.every(({ permission }) => permission === 'shared')) return null;
  if (areAllTicked(shown, choice)) {
    return { label: texts.chooseClear, onClick: () => onChoose(untick(choice, shown)) };
  }
  const ids = shown.map(({ id }) => id);
  const label = count < total ? texts.chooseSelectShown(count) : texts.chooseSelectAll(count);
  return { label, onClick: () => onChoose(tick(choice, ids, true)) };
}

interface RowContext {
  choice: Choice;
  partnerName: string;
  /** True when the client itself pays for some numbers. The other numbers then show that the partner pays. */
  isMixed: boolean;
}

function rowOf(channel: ConsentChannel, { choice, partnerName, isMixed }: RowContext): Row<string> {
  const { id, name, phoneNumber, payment, requested, ownKey } = channel;
  const marks = [
    name,
    isMixed && payment === 'partner' && texts.choosePaidBy(partnerName),
    requested && texts.chooseAskedForBy(partnerName),
  ];
  return {
    id,
    isTicked: choice.ticked.has(id) || isFixed(channel),
    title: <PhoneNumber value={phoneNumber} />,
    detail: marks.filter(Boolean).join(' · '),
    status: statusOf(channel),
    ...(isFixed(channel) && { fixedBecause: PAYMENT_NOTE_ID }),
    ...(endsOwnKey(channel, choice) && {
      consequence: <Sentence words={texts.chooseKeyEnds(name || phoneNumber, ownKey ?? '', partnerName)} />,
    }),
    ...(isWithdrawn(channel, choice) && { consequence: texts.chooseWillEnd(partnerName) }),
  };
}

function statusOf({ permission, status, expiresAt }: ConsentChannel): Row<string>['status'] {
  if (permission === 'shared') {
    return { tone: 'good', text: expiresAt ? texts.chooseSharedUntil(lastDayOf(expiresAt)) : texts.chooseSharedNow };
  }
  return status === 'running' ? null : { tone: 'neutral', text: texts.chooseNotActive };
}
