import { ChangingText } from '@chatelaine/ui/changing-text';
import { useAsk } from '../api/use-ask.ts';
import { Box } from '../parts/box.tsx';
import { moment } from '../parts/time.tsx';
import * as t from '../texts/en/calls.ts';
import { dateLocale } from '../texts/en/format.ts';

const COUNT = new Intl.NumberFormat(dateLocale);
const MOST = 3;

interface CountedHoursProps {
  keyId: string | undefined;
  channelId: string | undefined;
}

/** Says in which hours the server only counted refused calls, because a key had more of them than it keeps. */
export function CountedHours({ keyId, channelId }: CountedHoursProps) {
  const { data } = useAsk('calls.counted', { keyId, channelId, limit: MOST });
  if (data === undefined || data.data.length === 0) return null;
  return (
    <Box tone="warn">
      <h2 class="not-kept">
        <ChangingText>{t.countedTitle}</ChangingText>
      </h2>
      <ul>
        {data.data.map(({ hour, keyId: id, keyName, notKept }) => (
          <li key={`${hour} ${id}`}>
            <ChangingText>{t.counted(COUNT.format(notKept), moment(hour), keyName)}</ChangingText>
          </li>
        ))}
      </ul>
      {data.nextCursor !== null && (
        <p class="small">
          <ChangingText>{t.countedMore}</ChangingText>
        </p>
      )}
    </Box>
  );
}
