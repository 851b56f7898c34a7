import { Badge } from '@chatelaine/ui/badge';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { moment } from '../parts/time.tsx';
import * as t from '../texts/en/deliveries.ts';
import type { Delivery } from './webhook.ts';

const TONES = { pending: 'neutral', delivered: 'good', failed: 'bad', ended: 'warn' } as const;

/** Whether a delivery arrived; if not, why it ended or when it is tried next. */
export function DeliveryState({ delivery, isPaused }: { delivery: Delivery; isPaused: boolean }) {
  const note = noteOf(delivery, isPaused);
  return (
    <>
      <Badge tone={TONES[delivery.status]}>{t.statusNames[delivery.status]}</Badge>
      {note !== null && (
        <span class="webhook-note">
          <ChangingText>{note}</ChangingText>
        </span>
      )}
    </>
  );
}

function noteOf({ status, reason, nextAttemptAt, event }: Delivery, isPaused: boolean): string | null {
  if (status === 'ended') return reason === null ? null : t.endNames[reason];
  if (status !== 'pending') return null;
  // A test is sent even while the webhook is paused.
  if (isPaused && event !== 'webhook.test') return t.waitsForResume;
  if (nextAttemptAt === null || Date.parse(nextAttemptAt) <= Date.now()) return t.onItsWay;
  return t.nextAt(moment(nextAttemptAt));
}

/** Says in the person's language what an answer means. Where there was no answer, only the server knows why. */
export const problemText = (status: number | null, error: string | null): string =>
  status !== null ? t.answered(status) : error === null ? t.noAnswer : t.noAnswerFor(error);
