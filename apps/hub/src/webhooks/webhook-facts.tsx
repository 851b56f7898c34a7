import '../number/facts.css';
import { ChangingText } from '@chatelaine/ui/changing-text';
import type { ComponentChildren } from 'preact';
import { moment, Time } from '../parts/time.tsx';
import * as t from '../texts/en/webhooks.ts';
import { eventsText } from './events-text.ts';
import { StateCell } from './state-cell.tsx';
import type { Webhook } from './webhook.ts';

interface WebhookFactsProps {
  webhook: Webhook;
  numbers: ReadonlyMap<string, string>;
}

/** Lists the settings of a webhook. What narrows nothing is left out. */
export function WebhookFacts({ webhook, numbers }: WebhookFactsProps) {
  const { id, kind, channelIds, environments, headerNames, retryPolicy, oldSecretEndsAt } = webhook;
  const isOfNumber = kind === 'channel';
  return (
    <dl class="webhook-facts">
      <Fact name={t.url}>
        <code>{webhook.url}</code>
      </Fact>
      <Fact name={t.state}>
        <StateCell webhook={webhook} />
      </Fact>
      <Fact name={t.events}>{eventsText(webhook, Number.POSITIVE_INFINITY)}</Fact>
      {!isOfNumber && channelIds !== null && (
        <Fact name={t.numbers}>{channelIds.map((each) => numbers.get(each) ?? each).join(', ')}</Fact>
      )}
      {environments !== null && (
        <Fact name={t.environments}>{environments.map((each) => t.environmentNames[each]).join(', ')}</Fact>
      )}
      {headerNames.length > 0 && <Fact name={t.headers}>{headerNames.join(', ')}</Fact>}
      {!isOfNumber && <Fact name={t.retries}>{retryPolicy === null ? t.policyNames[''] : t.retry(retryPolicy)}</Fact>}
      {!isOfNumber && (
        <Fact name={t.secret}>{oldSecretEndsAt === null ? t.secretOne : t.secretBoth(moment(oldSecretEndsAt))}</Fact>
      )}
      <Fact name={t.created}>
        <Time at={webhook.createdAt} />
      </Fact>
      <Fact name={t.webhookId}>
        <code>{id}</code>
      </Fact>
    </dl>
  );
}

/** One fact about a webhook or a delivery. */
export function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="fact">
      <dt>
        <ChangingText>{name}</ChangingText>
      </dt>
      <dd>
        <ChangingText>{children}</ChangingText>
      </dd>
    </div>
  );
}
