import { ChangingText } from '@chatelaine/ui/changing-text';
import { failureOf } from '../api/failure.ts';
import { useAsk } from '../api/use-ask.ts';
import { Box } from '../parts/box.tsx';
import { Failed } from '../parts/failed.tsx';
import { Link } from '../parts/link.tsx';
import { endNames } from '../texts/en/deliveries.ts';
import * as t from '../texts/en/webhook.ts';
import { Answer } from './attempts.tsx';
import { problemText } from './delivery-state.tsx';
import { refreshAfter } from './refresh.rule.ts';
import type { Delivery, Webhook } from './webhook.ts';

/** Shows the result of a test as soon as it is there: whether it arrived, and what the receiver answered. */
export function TestResult({ webhook, deliveryId }: { webhook: Webhook; deliveryId: string }) {
  const { data, error, refetch } = useAsk(
    'webhooks.delivery',
    { id: deliveryId },
    { everyMs: (found) => refreshAfter(found === undefined ? [] : [found], new Date()) },
  );
  if (error !== null) return <Failed failure={failureOf(error)} onRetry={() => refetch()} />;
  const result = data?.id === deliveryId ? data : undefined;
  const last = result?.history.at(-1);
  if (result === undefined || result.status === 'pending')
    return (
      <Box role="status">
        <p>
          <ChangingText>{t.testing}</ChangingText>
        </p>
      </Box>
    );
  const isThere = result.status === 'delivered';
  return (
    <Box tone={isThere ? 'good' : 'warn'} role="status">
      <p>
        <ChangingText>
          {isThere ? t.testArrived(result.lastStatus, last?.durationMs ?? 0) : sayWhyNot(result)}
        </ChangingText>
      </p>
      {!isThere && last?.answer != null && <Answer answer={last.answer} />}
      <p>
        <Link to={`webhooks/${webhook.id}/${deliveryId}`}>
          <ChangingText>{t.openDelivery}</ChangingText>
        </Link>
      </p>
    </Box>
  );
}

const sayWhyNot = ({ reason, lastStatus, lastError }: Delivery): string =>
  reason === null
    ? t.testFailed(`${problemText(lastStatus, lastError)} ${t.testAdvice(lastStatus)}`.trim())
    : t.testEnded(endNames[reason]);
