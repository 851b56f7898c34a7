import type { ChannelId, ConsentChannel } from '@chatelaine/shared';
import { isFixed } from '../answer.rule.ts';
import type { Texts } from '../catalogue.ts';
import { usePage } from '../page.tsx';
import { PhoneNumber } from '../parts/phone-number.tsx';

/** The id of the note that says why some boxes cannot be cleared. */
export const PAYMENT_NOTE_ID = 'payment-note';

interface NumberListProps {
  channels: ConsentChannel[];
  partnerName: string;
  ticked: ReadonlySet<ChannelId>;
  labelledBy: string;
  onTick(id: ChannelId, isTicked: boolean): void;
}

/** The numbers of the client, each with its box. */
export function NumberList({ channels, partnerName, ticked, labelledBy, onTick }: NumberListProps) {
  const { texts } = usePage();
  const isMixed = channels.some((channel) => channel.payment === 'direct');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset needs a legend of its own; here the radio above is the name.
    <div class="numbers" role="group" aria-labelledby={labelledBy}>
      {channels.map((channel) => (
        <label key={channel.id} class="option">
          <input
            type="checkbox"
            checked={ticked.has(channel.id) || isFixed(channel)}
            onChange={() => onTick(channel.id, !ticked.has(channel.id))}
            {...(isFixed(channel) && FIXED)}
          />
          <span>
            <strong>
              <PhoneNumber value={channel.phoneNumber} />
            </strong>{' '}
            <span class="hint">{marksOf(channel, { texts, partnerName, isMixed }).join(' · ')}</span>
          </span>
        </label>
      ))}
    </div>
  );
}

// Not `disabled`: the box stays in the tab order, where its reason is read out.
const FIXED = {
  'aria-disabled': true,
  'aria-describedby': PAYMENT_NOTE_ID,
  onClick: (event: Event) => event.preventDefault(),
};

interface MarkContext {
  texts: Texts;
  partnerName: string;
  /** Some numbers are paid by the client itself, so the others say who pays. */
  isMixed: boolean;
}

function marksOf(channel: ConsentChannel, { texts, partnerName, isMixed }: MarkContext): string[] {
  const marks = [
    channel.name,
    channel.permission === 'shared' && texts.choose.sharedNow,
    channel.status !== 'running' && texts.choose.notActive,
    isMixed && channel.payment === 'partner' && texts.choose.paidBy(partnerName),
    channel.requested && texts.choose.askedForBy(partnerName),
  ];
  return marks.filter((mark): mark is string => typeof mark === 'string' && mark !== '');
}
