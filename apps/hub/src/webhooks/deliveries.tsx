import '../parts/wide-table.css';
import { DELIVERY_STATUSES, type DeliveryStatus } from '@chatelaine/shared';
import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import type { Column } from '@chatelaine/ui/table';
import { useState } from 'preact/hooks';
import { useAsk } from '../api/use-ask.ts';
import { Empty } from '../parts/empty.tsx';
import { Choice, Filters } from '../parts/filters.tsx';
import { Link } from '../parts/link.tsx';
import { Listing } from '../parts/listing.tsx';
import { Said } from '../parts/said.tsx';
import { Section } from '../parts/section.tsx';
import { Time } from '../parts/time.tsx';
import { useUrlState } from '../parts/use-url-state.ts';
import * as t from '../texts/en/deliveries.ts';
import { DeliveryState } from './delivery-state.tsx';
import { refreshAfter } from './refresh.rule.ts';
import { ReplayFailedDialog } from './replay-failed-dialog.tsx';
import { usePhoneNumbers } from './use-phone-numbers.ts';
import { type Delivery, eventName, type Webhook } from './webhook.ts';

/** Lists the deliveries of a webhook. Results appear by themselves. Who may change webhooks can repeat the failed ones. */
export function Deliveries({ webhook, mayChange }: { webhook: Webhook; mayChange: boolean }) {
  const state = useUrlState('status');
  const query = { webhookId: webhook.id, cursor: state.cursor, status: statusOf(state.values.status) };
  const asked = useAsk('webhooks.deliveries', query, {
    everyMs: (page) => refreshAfter(page?.data ?? [], new Date()),
  });
  const numbers = usePhoneNumbers((asked.data?.data ?? []).map(({ channelId }) => channelId));
  const [isReplaying, setIsReplaying] = useState(false);
  const [said, setSaid] = useState('');
  const mayTest = mayChange && webhook.kind !== 'channel';
  const end = (sentence: string) => {
    setIsReplaying(false);
    setSaid(sentence);
  };
  return (
    <Section title={t.deliveries} text={t.deliveriesText}>
      <div class="webhook-tools">
        <Filters>
          <Choice
            label={t.result}
            value={state.values.status}
            options={OPTIONS}
            onChange={(status) => state.change({ status })}
          />
        </Filters>
        {mayChange && <Button onClick={() => setIsReplaying(true)}>{t.replayFailed}</Button>}
      </div>
      <Said>{said}</Said>
      <div class="wide-table webhook-deliveries">
        <Listing
          asked={asked}
          state={state}
          caption={t.deliveries}
          columns={columnsWith(webhook, numbers)}
          rowId={({ id }) => id}
          empty={<Empty title={t.noDeliveriesTitle} text={mayTest ? t.noDeliveriesText : t.noDeliveriesWait} />}
        />
      </div>
      {isReplaying && <ReplayFailedDialog webhookId={webhook.id} onDone={end} onCancel={() => end('')} />}
    </Section>
  );
}

const OPTIONS = [
  { value: '', name: t.all },
  ...DELIVERY_STATUSES.map((value) => ({ value, name: t.statusNames[value] })),
];

// The URL may contain any text. A text that is no state filters nothing.
const statusOf = (text: string): DeliveryStatus | undefined => DELIVERY_STATUSES.find((each) => each === text);

const columnsWith = (webhook: Webhook, numbers: ReadonlyMap<string, string>): Column<Delivery>[] => [
  {
    id: 'event',
    name: t.event,
    cell: ({ id, event, channelId }) => (
      <>
        <Link to={`webhooks/${webhook.id}/${id}`}>
          <ChangingText>{eventName(event)}</ChangingText>
        </Link>
        {channelId !== null && (
          <span class="webhook-note">
            <ChangingText>{numbers.get(channelId) ?? channelId}</ChangingText>
          </span>
        )}
      </>
    ),
  },
  {
    id: 'result',
    name: t.result,
    cell: (delivery) => <DeliveryState delivery={delivery} isPaused={webhook.pausedAt !== null} />,
  },
  { id: 'answer', name: t.lastAnswer, cell: (delivery) => delivery.attempts > 0 && <LastAnswer delivery={delivery} /> },
  { id: 'when', name: t.when, cell: ({ createdAt }) => <Time at={createdAt} /> },
];

function LastAnswer({ delivery: { lastStatus, attempts } }: { delivery: Delivery }) {
  return (
    <>
      <span class="whole">
        <ChangingText>{lastStatus === null ? t.noAnswer : t.httpStatus(lastStatus)}</ChangingText>
      </span>
      <span class="webhook-note">
        <ChangingText>{t.attemptCount(attempts)}</ChangingText>
      </span>
    </>
  );
}
