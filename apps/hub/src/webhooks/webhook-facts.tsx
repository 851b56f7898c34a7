import { Fact } from '../parts/fact.tsx';
import { moment, Time } from '../parts/time.tsx';
import { numbers as numbersTitle } from '../texts/en/number-choices.ts';
import * as t from '../texts/en/webhook.ts';
import * as form from '../texts/en/webhook-form.ts';
import * as list from '../texts/en/webhooks.ts';
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
      <Fact name={form.url}>
        <code>{webhook.url}</code>
      </Fact>
      <Fact name={list.state}>
        <StateCell webhook={webhook} />
      </Fact>
      <Fact name={list.events}>{eventsText(webhook, Number.POSITIVE_INFINITY)}</Fact>
      {!isOfNumber && channelIds !== null && (
        <Fact name={numbersTitle}>{channelIds.map((each) => numbers.get(each) ?? each).join(', ')}</Fact>
      )}
      {environments !== null && (
        <Fact name={form.environments}>{environments.map((each) => form.environmentNames[each]).join(', ')}</Fact>
      )}
      {headerNames.length > 0 && <Fact name={form.headers}>{headerNames.join(', ')}</Fact>}
      {!isOfNumber && (
        <Fact name={t.retries}>{retryPolicy === null ? form.policyNames[''] : t.retry(retryPolicy)}</Fact>
      )}
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
