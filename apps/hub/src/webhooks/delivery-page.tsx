import './webhooks.css';
import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { useLocation, useRoute } from 'preact-iso';
import { useAccount } from '../account/account-context.ts';
import { may } from '../account/may.ts';
import { isHidden } from '../api/failure.ts';
import { useAsk } from '../api/use-ask.ts';
import { useChange } from '../api/use-change.ts';
import { Fact } from '../parts/fact.tsx';
import { Failed } from '../parts/failed.tsx';
import { Heading } from '../parts/heading.tsx';
import { Link, useHref } from '../parts/link.tsx';
import { Section } from '../parts/section.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { exactMoment } from '../parts/time.tsx';
import { Trail } from '../parts/trail.tsx';
import * as t from '../texts/en/deliveries.ts';
import * as list from '../texts/en/webhooks.ts';
import { Attempts } from './attempts.tsx';
import { DeliveryState } from './delivery-state.tsx';
import { Gone } from './gone.tsx';
import { prettyBody } from './pretty-body.ts';
import { refreshAfter } from './refresh.rule.ts';
import { usePhoneNumbers } from './use-phone-numbers.ts';
import { type DeliveryDetails, eventName, titleOf, type Webhook } from './webhook.ts';

/** Shows one delivery: its result, its body, and what the receiver answered to each attempt. */
export function DeliveryPage() {
  const { webhookId = '', deliveryId = '' } = useRoute().params;
  // A repeated delivery is another page: its heading gets the focus.
  return <Page key={deliveryId} webhookId={webhookId} deliveryId={deliveryId} />;
}

function Page({ webhookId, deliveryId }: { webhookId: string; deliveryId: string }) {
  const webhook = useAsk('webhooks.get', { id: webhookId });
  const asked = useAsk(
    'webhooks.delivery',
    { id: deliveryId },
    { everyMs: (found) => refreshAfter(found === undefined ? [] : [found], new Date()) },
  );
  const found = asked.data?.id === deliveryId ? asked.data : undefined;
  const numbers = usePhoneNumbers([found?.channelId ?? null, webhook.data?.kind === 'channel' ? webhookId : null]);
  const error = asked.error ?? webhook.error;
  const title = found === undefined ? t.delivery : eventName(found.event);
  const name = webhook.data === undefined ? list.webhook : titleOf(webhook.data, numbers);
  const steps = [{ name: list.title, to: 'webhooks' }, { name, to: `webhooks/${webhookId}` }, { name: t.delivery }];
  const isThere =
    found !== undefined && webhook.data !== undefined && !isHidden(asked.error) && !isHidden(webhook.error);
  const retry = () => void Promise.all([asked.refetch(), webhook.refetch()]);
  return (
    <>
      <Heading
        title={title}
        trail={<Trail steps={steps} />}
        action={isThere && <Replay webhookId={webhookId} delivery={found} />}
      />
      {error !== null && !isThere && <Gone error={error} title={t.goneTitle} text={t.goneText} onRetry={retry} />}
      {error === null && !isThere && <Skeleton />}
      {isThere && <Shown webhook={webhook.data} delivery={found} numbers={numbers} />}
    </>
  );
}

function Replay({ webhookId, delivery: { id, status } }: { webhookId: string; delivery: DeliveryDetails }) {
  const mayChange = may(useAccount(), 'webhooks');
  const { route } = useLocation();
  const href = useHref();
  const { run, isBusy, failure } = useChange('webhooks.replay');
  if (!mayChange) return null;
  async function replay(): Promise<void> {
    const made = await run({ id });
    if (made !== null) route(href(`webhooks/${webhookId}/${made.id}`));
  }
  return (
    <div class="webhook-replay">
      <Button isBusy={isBusy} disabledReason={status === 'pending' && t.replayPending} onClick={replay}>
        {t.replay}
      </Button>
      {failure && <Failed failure={failure} />}
    </div>
  );
}

interface ShownProps {
  webhook: Webhook;
  delivery: DeliveryDetails;
  numbers: ReadonlyMap<string, string>;
}

function Shown({ webhook, delivery, numbers }: ShownProps) {
  const { event, eventId, channelId, replayOf, createdAt, body, history } = delivery;
  return (
    <>
      <dl class="facts">
        <Fact name={t.result}>
          <DeliveryState delivery={delivery} isPaused={webhook.pausedAt !== null} />
        </Fact>
        <Fact name={t.event}>
          <code>{event}</code>
        </Fact>
        {channelId !== null && <Fact name={t.number}>{numbers.get(channelId) ?? channelId}</Fact>}
        <Fact name={t.when}>{exactMoment(createdAt)}</Fact>
        <Fact name={t.eventId}>
          <code>{eventId}</code>
          <span class="fact-note">
            <ChangingText>{t.eventIdNote}</ChangingText>
          </span>
        </Fact>
        {replayOf !== null && (
          <Fact name={t.repeats}>
            <Link to={`webhooks/${webhook.id}/${replayOf}`}>{t.openRepeated}</Link>
          </Fact>
        )}
      </dl>
      <Section title={t.history}>
        <Attempts history={history} />
      </Section>
      <Section title={t.body} text={body === null ? t.noBody : t.bodyText}>
        {body !== null && (
          <pre class="webhook-body" translate={false}>
            {prettyBody(body)}
          </pre>
        )}
      </Section>
    </>
  );
}
