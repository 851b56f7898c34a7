import type { PauseReason } from '@chatelaine/shared';
import { shownName } from '../platform/mail/shown-name.ts';
import type { NoticeType } from './addressees.rule.ts';
import { type NoticeContent, type NoticeFact, showInstant, type Words } from './notice-fact.ts';

type AboutWebhooks = Extract<NoticeType, `webhook.${string}`>;

/** The texts of notices about webhooks whose receivers do not answer. */
export const WEBHOOK_WORDS: Record<AboutWebhooks, (telling: NoticeContent) => Words> = {
  'webhook.failing': (telling) => ({
    subject: `No event has reached ${hostsOf(telling)} for a day`,
    what: 'Nothing that this server sent to these webhooks has arrived. It tries on, and pauses a webhook after five days:',
    items: telling.facts.map((fact) => `${lineOf(fact, telling)}${sinceOf(fact)}`),
    undo: 'Open the page to see what the receiver answered. When it works again, send the failed events once more there.',
  }),
  'webhook.paused': (telling) => ({
    subject: `Nothing is sent to ${hostsOf(telling)} any more`,
    what: `${WHY[reasonOf(telling)]} The webhook is paused:`,
    items: telling.facts.map((fact) => lineOf(fact, telling)),
    undo: 'New events wait. Open the page to resume the webhook when its receiver works again, or delete it there.',
  }),
};

/** Returns the host of the first webhook, and how many others there are. */
function hostsOf({ facts: [first, ...more], unnamed }: NoticeContent): string {
  const others = more.length + unnamed;
  return `${hostOf(first)}${others === 0 ? '' : ` and ${others} more`}`;
}

// A mail program must not make a link of a host that somebody else may have chosen.
const hostOf = ({ event }: NoticeFact): string =>
  event.type === 'webhook.failing' || event.type === 'webhook.paused' ? shownName(event.data.host) : 'a webhook';

function lineOf(fact: NoticeFact, { side, baseUrl }: NoticeContent): string {
  const { number, event } = fact;
  // The address of a page of a hub names the account. Without it, no page opens.
  const hub = side === 'partner' ? `partner/${event.partnerId}` : `client/${event.clientId}`;
  return `${hostOf(fact)}${number === '' ? '' : `, for ${number}`}: ${baseUrl}/${hub}/webhooks/${event.subjectId}`;
}

const sinceOf = ({ event }: NoticeFact): string =>
  event.type === 'webhook.failing' ? `, failing since ${showInstant(new Date(event.data.since))}` : '';

const WHY: Record<PauseReason, string> = {
  asked: 'Somebody asked for it.',
  gone: 'The receiver answered 410, which says that nobody wants these events.',
  failing: 'Nothing has arrived for five days.',
  restored:
    'The server was restored from an older copy. Whether this webhook was stopped or changed since then is not known, so look whether its URL, its filter and its secret are right.',
};

const reasonOf = ({ facts: [{ event }] }: NoticeContent): PauseReason =>
  event.type === 'webhook.paused' ? event.data.reason : 'failing';
