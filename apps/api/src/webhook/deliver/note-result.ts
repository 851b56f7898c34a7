import { ID_PATTERNS, type PauseReason, TEST_EVENT } from '@chatelaine/shared';
import { record } from '../../event/index.ts';
import { aheadMs } from '../../platform/clock.ts';
import { transaction, type Work } from '../../platform/work.ts';
import { BEGIN_FAILING, END_FAILING, HOLD, LEADS_TO, PAUSE, TELL } from '../delivery.sql.ts';
import type { EndpointRow } from '../endpoint.sql.ts';
import type { Verdict } from './answer.rule.ts';
import { stepAfterFailure } from './failing.rule.ts';

/** The end of an attempt, as the state of its webhook needs it. */
export interface Noted {
  endpoint: EndpointRow & { url: string };
  event: string;
  verdict: Verdict;
  /** Whether a delivery of the webhook has failed since one arrived. */
  isFailing: boolean;
  /** The time of the database. */
  now: Date;
}

/**
 * Notes in the state of a webhook what an attempt has shown: the webhook works again, waits, fails, or is paused. Each
 * change is a statement of its own and happens once, whatever several servers note at once.
 */
export async function noteResult(work: Work, { endpoint, event, verdict, isFailing, now }: Noted): Promise<void> {
  const { webhookId } = endpoint;
  const ahead = aheadMs(work.services.clock);
  if (verdict.kind === 'delivered') {
    if (isFailing) await work.em.execute(END_FAILING, [webhookId]);
    return;
  }
  // A test says nothing about the deliveries.
  if (event === TEST_EVENT) return;
  // The URL was changed during the attempt. What the receiver at the old URL did says nothing about the new one.
  if ((await work.em.execute<unknown[]>(LEADS_TO, [webhookId, endpoint.url])).length === 0) return;
  // A receiver that asks for a wait again and again takes nothing, so this counts as failing too.
  if (verdict.kind === 'held') await work.em.execute(HOLD, [ahead, verdict.waitMs, webhookId]);
  const step = stepAfterFailure(endpoint, now);
  if (step === 'begin') await work.em.execute(BEGIN_FAILING, [ahead, webhookId]);
  if (verdict.kind === 'gone') return pauseWebhook(work, endpoint, 'gone');
  if (step === 'pause') return pauseWebhook(work, endpoint, 'failing');
  if (step === 'tell') return tellOwner(work, endpoint);
}

const SYSTEM = { kind: 'system', id: null, account: null } as const;

function pauseWebhook(work: Work, endpoint: Noted['endpoint'], reason: PauseReason): Promise<void> {
  return transaction(work, async (tx) => {
    const paused = await tx.em.execute<unknown[]>(PAUSE, [aheadMs(tx.services.clock), reason, endpoint.webhookId]);
    if (paused.length === 0) return;
    record(tx, SYSTEM, { type: 'webhook.paused', ...concerned(endpoint), data: { host: hostOf(endpoint), reason } });
  });
}

function tellOwner(work: Work, endpoint: Noted['endpoint']): Promise<void> {
  return transaction(work, async (tx) => {
    const values = [aheadMs(tx.services.clock), endpoint.webhookId];
    const [told] = await tx.em.execute<{ failingSince: Date | string }[]>(TELL, values);
    if (told === undefined) return;
    const since = new Date(told.failingSince).toISOString();
    record(tx, SYSTEM, { type: 'webhook.failing', ...concerned(endpoint), data: { host: hostOf(endpoint), since } });
  });
}

function concerned({ webhookId, kind, accountId }: EndpointRow) {
  const owner = ID_PATTERNS.partner.test(accountId) ? { partnerId: accountId } : { clientId: accountId };
  return { ...owner, channelId: kind === 'channel' ? webhookId : null, subjectId: webhookId };
}

const hostOf = ({ url }: Noted['endpoint']): string => URL.parse(url)?.host ?? '';
