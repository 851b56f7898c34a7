import './webhooks.css';
import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { useAccount } from '../account/account-context.ts';
import { may } from '../account/may.ts';
import { isHidden } from '../api/failure.ts';
import { useAsk } from '../api/use-ask.ts';
import { useChange } from '../api/use-change.ts';
import { Box } from '../parts/box.tsx';
import { Empty } from '../parts/empty.tsx';
import { Failed } from '../parts/failed.tsx';
import { Heading } from '../parts/heading.tsx';
import { Link } from '../parts/link.tsx';
import { Said } from '../parts/said.tsx';
import { Section } from '../parts/section.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { moment } from '../parts/time.tsx';
import { Trail } from '../parts/trail.tsx';
import * as t from '../texts/en/webhook.ts';
import * as list from '../texts/en/webhooks.ts';
import { cureOf } from './cure.ts';
import { Deliveries } from './deliveries.tsx';
import { Gone } from './gone.tsx';
import { stillTrue } from './still-true.ts';
import { TestResult } from './test-result.tsx';
import { usePhoneNumbers } from './use-phone-numbers.ts';
import { titleOf, type Webhook } from './webhook.ts';
import { WebhookActions } from './webhook-actions.tsx';
import { WebhookFacts } from './webhook-facts.tsx';

const EVERY_MS = 10_000;

/** Shows one webhook: its state, its settings with everything that a person can do, and its deliveries. */
export function WebhookPage() {
  const { webhookId = '' } = useRoute().params;
  // After the deletion every query is asked again. This one waits then, because its answer would be that nothing is here.
  const [isDeleting, setIsDeleting] = useState(false);
  const [isDeleted, setIsDeleted] = useState(false);
  const asked = useAsk('webhooks.get', { id: webhookId }, { isOn: !isDeleting, everyMs: EVERY_MS });
  const webhook = asked.data?.id === webhookId ? asked.data : undefined;
  const numbers = usePhoneNumbers([
    ...(webhook?.channelIds ?? []),
    ...(webhook?.kind === 'channel' ? [webhook.id] : []),
  ]);
  if (isDeleted) return <Deleted />;
  // A question that fails for another reason is asked again soon. The page stays, with the draft or secret in its dialog.
  if (webhook === undefined || isHidden(asked.error))
    return (
      <>
        <Heading title={list.webhook} trail={<Trail steps={[WEBHOOKS, { name: list.webhook }]} />} />
        {asked.error === null ? (
          <Skeleton />
        ) : (
          <Gone error={asked.error} title={t.goneTitle} text={t.goneText} onRetry={() => asked.refetch()} />
        )}
      </>
    );
  return <Shown webhook={webhook} numbers={numbers} onDeleting={setIsDeleting} onDeleted={() => setIsDeleted(true)} />;
}

const WEBHOOKS = { name: list.title, to: 'webhooks' };

interface ShownProps {
  webhook: Webhook;
  numbers: ReadonlyMap<string, string>;
  onDeleting(isDeleting: boolean): void;
  onDeleted(): void;
}

function Shown({ webhook, numbers, ...deletion }: ShownProps) {
  const account = useAccount();
  const mayChange = may(account, 'webhooks');
  const name = titleOf(webhook, numbers);
  const [said, setSaid] = useState('');
  const test = useChange('webhooks.test');
  const [testId, setTestId] = useState<string | null>(null);
  async function send(): Promise<void> {
    setSaid('');
    setTestId(null);
    setTestId((await test.run({ id: webhook.id }))?.id ?? null);
  }
  const isOfNumber = webhook.kind === 'channel';
  return (
    <>
      <Heading
        title={name}
        trail={<Trail steps={[WEBHOOKS, { name }]} />}
        lead={isOfNumber ? t.program : !mayChange && list.onlyThey[account.type]}
        action={
          mayChange &&
          !isOfNumber && (
            <Button look="primary" isBusy={test.isBusy} onClick={send}>
              {t.test}
            </Button>
          )
        }
      />
      <Said>{stillTrue(said, webhook)}</Said>
      {test.failure && <Failed failure={test.failure} />}
      {testId !== null && <TestResult key={testId} webhook={webhook} deliveryId={testId} />}
      <Trouble webhook={webhook} />
      <Section title={t.settings}>
        <WebhookFacts webhook={webhook} numbers={numbers} />
        {mayChange && <WebhookActions webhook={webhook} name={name} onSaid={setSaid} {...deletion} />}
      </Section>
      <Deliveries webhook={webhook} mayChange={mayChange} />
    </>
  );
}

/** Says why nothing arrives, and what to do. */
function Trouble({ webhook }: { webhook: Webhook }) {
  const { pausedAt, pauseReason, failingSince } = webhook;
  if (pausedAt === null && failingSince === null) return null;
  const what =
    pausedAt === null
      ? t.failingTitle(moment(failingSince ?? ''))
      : t.pausedTitle(moment(pausedAt), list.pausedWhy[pauseReason ?? 'asked']);
  return (
    <Box tone="warn">
      <p>
        <strong>
          <ChangingText>{what}</ChangingText>
        </strong>
      </p>
      <p>
        <ChangingText>{cureOf(webhook)}</ChangingText>
      </p>
    </Box>
  );
}

function Deleted() {
  return (
    <>
      <Heading title={t.deletedTitle} trail={<Trail steps={[WEBHOOKS, { name: t.deletedTitle }]} />} />
      <Empty title={t.deletedTitle} text={t.deletedText} action={<Link to="webhooks">{t.toWebhooks}</Link>} />
    </>
  );
}
