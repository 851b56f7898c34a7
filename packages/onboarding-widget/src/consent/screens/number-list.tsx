import type { ChannelId, ConsentChannel } from '@chatelaine/shared';
import { useState } from 'preact/hooks';
import { findChannels, isFixed } from '../answer.rule.ts';
import { lastDayOf } from '../last-day.ts';
import { NumberFilter } from '../parts/number-filter.tsx';
import { PhoneNumber } from '../parts/phone-number.tsx';
import * as texts from '../texts/texts.ts';

/** The id of the note that explains why some boxes cannot be cleared. */
export const PAYMENT_NOTE_ID = 'payment-note';

// A list of this length gets a filter, because a person cannot see so many numbers at a glance.
const FILTER_FROM = 9;

interface NumberListProps {
  channels: ConsentChannel[];
  partnerName: string;
  ticked: ReadonlySet<ChannelId>;
  labelledBy: string;
  onTick(ids: ChannelId[], isTicked: boolean): void;
}

/** Shows the numbers of the client, each with a box. A number that a filter hides keeps its tick, and is counted. */
export function NumberList({ channels, partnerName, ticked, labelledBy, onTick }: NumberListProps) {
  const [wanted, setWanted] = useState('');
  const isMixed = channels.some((channel) => channel.payment === 'direct');
  const shown = findChannels(channels, wanted);
  return (
    <>
      {channels.length >= FILTER_FROM && (
        <NumberFilter
          count={shown.length}
          total={channels.length}
          onFilter={setWanted}
          onSelectShown={() =>
            onTick(
              shown.map(({ id }) => id),
              true,
            )
          }
        />
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset needs a legend. Here the radio above is the name. */}
      <div class="numbers" role="group" aria-labelledby={labelledBy}>
        {shown.map((channel) => (
          <label key={channel.id} class="option">
            <input
              type="checkbox"
              checked={ticked.has(channel.id) || isFixed(channel)}
              onChange={() => onTick([channel.id], !ticked.has(channel.id))}
              {...(isFixed(channel) && FIXED)}
            />
            <span>
              <strong>
                <PhoneNumber value={channel.phoneNumber} />
              </strong>{' '}
              <span class="hint">{marksOf(channel, { partnerName, isMixed })}</span>
            </span>
          </label>
        ))}
      </div>
    </>
  );
}

// A `disabled` box would leave the tab order. This box stays there, so a screen reader reads the reason for the tick.
const FIXED = {
  'aria-disabled': true,
  'aria-describedby': PAYMENT_NOTE_ID,
  onClick: (event: Event) => event.preventDefault(),
};

interface MarkContext {
  partnerName: string;
  /** True when the client itself pays for some numbers. The other numbers then show that the partner pays. */
  isMixed: boolean;
}

function marksOf(channel: ConsentChannel, { partnerName, isMixed }: MarkContext): string {
  const { expiresAt } = channel;
  const marks = [
    channel.name,
    channel.permission === 'shared' &&
      (expiresAt ? texts.chooseSharedUntil(lastDayOf(expiresAt)) : texts.chooseSharedNow),
    channel.status !== 'running' && texts.chooseNotActive,
    isMixed && channel.payment === 'partner' && texts.choosePaidBy(partnerName),
    channel.requested && texts.chooseAskedForBy(partnerName),
  ];
  return marks.filter(Boolean).join(' · ');
}
