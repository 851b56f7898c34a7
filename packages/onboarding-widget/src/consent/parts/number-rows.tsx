import type { ConsentChannel } from '@chatelaine/shared';
import { lastDayOf, writtenInstant } from '../last-day.ts';
import * as texts from '../texts/texts.ts';
import { PhoneNumber } from './phone-number.tsx';

interface NumberRowsProps {
  channels: ConsentChannel[];
  /** True: each row also says since when the number is Shared, and until when. */
  hasDates?: boolean;
}

/** Shows numbers as a receipt does: each number, its name, and since when and until when it is Shared. */
export const NumberRows = ({ channels, hasDates = false }: NumberRowsProps) => (
  <ul class="card receipt">
    {channels.map((channel) => (
      <li key={channel.id}>
        <span>
          <strong>
            <PhoneNumber value={channel.phoneNumber} />
          </strong>
          <span class="hint">{channel.name}</span>
        </span>
        {hasDates && <span class="hint dates">{datesOf(channel)}</span>}
      </li>
    ))}
  </ul>
);

function datesOf({ sharedAt, expiresAt }: ConsentChannel): string {
  return [
    sharedAt && texts.alreadySharedSince(writtenInstant(sharedAt)),
    expiresAt && texts.alreadySharedUntil(lastDayOf(expiresAt)),
  ]
    .filter(Boolean)
    .join(' ');
}
