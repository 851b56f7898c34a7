import type { NoticeType } from './addressees.rule.ts';
import type { NoticeContent, NoticeFact, Words } from './notice-fact.ts';
import { PEOPLE_WORDS } from './people-words.ts';
import { WEBHOOK_WORDS } from './webhook-words.ts';

/**
 * Writes a notice. The notice says what happened, who did it and when, and how to undo the change. The text is plain
 * and contains no secret.
 */
export function noticeText(telling: NoticeContent): { subject: string; text: string } {
  const { facts, unnamed, side, addressee, baseUrl } = telling;
  const [first] = facts;
  const { subject, what, items, undo } = WORDS[first.type](telling);
  // The old address must not learn the new address, which the name of the person contains.
  const hasNoWho = first.event.actor.kind === 'system' || first.type === 'person.email_changed';
  const who = hasNoWho ? [] : [`Who:  ${eachOnce(facts.map((fact) => fact.who)).join('; ')}`];
  const when = eachOnce([first.at, (facts.at(-1) ?? first).at]).join(' to ');
  const why = side === 'person' ? 'This is about your own account' : `You own the account "${addressee}"`;
  const parts = [
    what,
    itemLines(items, unnamed).join('\n'),
    [...who, `When: ${when}`].join('\n'),
    undo,
    `${why} at ${baseUrl}`,
  ];
  return { subject, text: `${parts.filter((part) => part !== '').join('\n\n')}\n` };
}

const eachOnce = (texts: readonly string[]): string[] => [...new Set(texts)];

/**
 * Writes one line for each different item. When an item occurs several times, its line says how many times. The last
 * line says how many further items the mail does not name.
 */
function itemLines(items: readonly string[], unnamed: number): string[] {
  const times = new Map<string, number>();
  for (const item of items) times.set(item, (times.get(item) ?? 0) + 1);
  const lines = [...times].map(([item, count]) => (count === 1 ? `- ${item}` : `- ${item} (${count} times)`));
  return unnamed === 0 ? lines : [...lines, `- and ${unnamed} more`];
}

/** Writes the end of a subject line that names only the first item. This end says how many other items there are. */
const andMore = (more: readonly NoticeFact[], unnamed: number): string =>
  more.length + unnamed === 0 ? '' : ` and ${more.length + unnamed} more`;

const WORDS: Record<NoticeType, (telling: NoticeContent) => Words> = {
  'permission.granted': ({ facts: [first, ...more], baseUrl }) => ({
    subject: `${first.partner} may now use ${numbers(first, more)}`,
    what: `${first.partner} may make API keys and send messages for:`,
    items: [first, ...more].map(({ number, until }) => (until === '' ? number : `${number}, until ${until}`)),
    undo: first.mayWithdraw
      ? `To take it back, ${signIn(first, baseUrl)} and untick the number. It ends at once.`
      : `To take it back, ask ${first.partner}, who pays for it.`,
  }),
  'permission.withdrawn': (telling) => (telling.side === 'client' ? tookBack(telling) : lost(telling)),
  'permission.expiring': ({ facts: [first, ...more], side, baseUrl }) => ({
    subject: `Permission for ${numbers(first, more)} ends ${more.length === 0 ? `on ${first.until}` : 'soon'}`,
    what: `The permission that ${first.client} gave to ${first.partner} ends, and every API key made with it:`,
    items: [first, ...more].map(({ number, until }) => `${number}, on ${until}`),
    undo:
      side === 'client'
        ? `To let it go on, ${signIn(first, baseUrl)} and choose a later date.`
        : `To go on, ask ${first.client} for permission beyond that date.`,
  }),
  'client.connected': ({ facts: [first], baseUrl }) => ({
    subject: `${first.partner} is your partner now`,
    what: `${first.client} works with ${first.partner} from now on. ${first.partner} may use the numbers that you share.`,
    items: [],
    undo: `To undo it, ${signIn(first, baseUrl)} and clear your numbers, then write to your operator.`,
  }),
  'client.disconnected': ({ facts: [first], side, baseUrl }) => ({
    subject: `${first.client} no longer works with ${first.partner}`,
    what: `${first.client} changed its partner. Every permission of ${first.partner} on its numbers has ended, and every API key made with it.`,
    items: [],
    undo:
      side === 'client'
        ? `If nobody of you wanted it, ${signInToHub(first, baseUrl)} and change the partner back. Keys that ended stay ended.`
        : `If you did not expect this, ask ${first.client}. Keys that ended stay ended.`,
  }),
  'api_key.created': ({ facts: [first, ...more], unnamed, side, baseUrl }) => ({
    subject: `New API key for ${first.number || first.client || first.partner}${andMore(more, unnamed)}`,
    what: more.length === 0 ? 'An API key was created:' : 'API keys were created:',
    items: [first, ...more].map(keyLine),
    undo: `If nobody of you wanted it, ${howToRevoke(first, side, baseUrl)}`,
  }),
  'api_key.rotated': ({ facts: [first, ...more], unnamed, side, baseUrl }) => ({
    subject: `New secret for the API key ${first.key}${andMore(more, unnamed)}`,
    what: more.length === 0 ? 'An API key was rotated, so it has a new secret:' : 'API keys have new secrets:',
    items: [first, ...more].map(keyLine),
    undo: `If nobody of you wanted it, ${howToRevoke(first, side, baseUrl)}`,
  }),
  'api_key.edited': ({ facts: [first, ...more], unnamed, side, baseUrl }) => ({
    subject: `An API key can do more now: ${first.key}${andMore(more, unnamed)}`,
    what: 'An API key was changed so that it can do more, from more places, or for longer:',
    items: [first, ...more].map((fact) => `${keyLine(fact)}: ${changed(fact)}`),
    undo: `If nobody of you wanted it, ${howToRevoke(first, side, baseUrl)}`,
  }),
  'api_key.expiring': ({ facts: [first, ...more] }) => ({
    subject: more.length === 0 ? `API key ${first.key} ends on ${first.until}` : `${more.length + 1} API keys end soon`,
    what: 'When it ends, an API key stops working, and the programs that use it:',
    items: [first, ...more].map((fact) => `${keyLine(fact)}, on ${fact.until}`),
    undo: 'To go on, let your program give it a later end, or create its successor and put that in place first.',
  }),
  // This mail is sent only for keys that ended after a restore: see `addresseesOf`.
  'api_key.revoked': ({ facts: [first, ...more] }) => ({
    subject: more.length === 0 ? `API key ${first.key} has ended` : `${more.length + 1} API keys have ended`,
    what: `${RESTORED} Which API keys were revoked after that is no longer known, so all have ended:`,
    items: [first, ...more].map(keyLine),
    undo: 'Create new API keys and give them to your programs.',
  }),
  'legacy_tokens.switched': ({ facts: [first, ...more] }) => ({
    subject: `Legacy tokens of ${first.partner} were switched ${lastWay(first, more)}`,
    what: `People's legacy tokens (Bearer wat_…) ${lastWay(first, more) === 'on' ? 'work' : 'are refused'} from now on.`,
    items: more.length === 0 ? [] : [first, ...more].map((fact) => `switched ${lastWay(fact, [])}, ${fact.at}`),
    undo: 'If nobody of you wanted it, switch it back with legacyTokens.switch, and tell your operator.',
  }),
  'settings.updated': ({ facts: [first, ...more] }) => ({
    subject: `${byOperator(first) ? 'The operator' : 'A program'} changed the settings of ${first.partner}`,
    what: byOperator(first) ? 'Settings were changed:' : 'An API key that may do so changed settings:',
    items: [first, ...more].map(changed),
    undo: byOperator(first)
      ? 'If nobody of you wanted it, tell your operator.'
      : 'If nobody of you wanted it, change it back with settings.update, and ask your operator to revoke that key.',
  }),
  'platform_secret.rotated': ({ facts: [first] }) => ({
    subject: `${first.partner} has a new platform secret`,
    what: 'Links that are signed with the old platform secret are refused when its overlap has ended.',
    items: [],
    undo: 'If nobody of you wanted it, replace the platform secret once more, and tell your operator.',
  }),
  ...PEOPLE_WORDS,
  ...WEBHOOK_WORDS,
};

// A client can end its partner's key without the partner: the client withdraws the permission for the number. When the
// partner pays for the number, the partner may forbid the withdrawal.
function howToRevoke(fact: NoticeFact, side: NoticeContent['side'], baseUrl: string): string {
  if (side === 'client' && fact.isFormerPartner)
    return `you need to do nothing: the keys of ${fact.partner} ended when you changed your partner.`;
  return side === 'client' && fact.event.partnerId !== null && fact.mayWithdraw
    ? `${signIn(fact, baseUrl)} and untick the number: the keys of ${fact.partner} for it end at once.`
    : 'revoke it, or ask your operator to: its id is enough. The next call with it is refused.';
}

function tookBack({ facts: [first, ...more], baseUrl }: NoticeContent): Words {
  return {
    subject: `${first.partner} may no longer use ${numbers(first, more)}`,
    what: `${whyLost(first)}The permission of ${first.partner} has ended, and every API key made with it:`,
    items: [first, ...more].map(({ number }) => number),
    undo: first.isFormerPartner
      ? `To share it with the partner that you have now, ${signInToHub(first, baseUrl)} and tick the number. Keys that ended stay ended.`
      : `To give it again, ${signIn(first, baseUrl)} and tick the number. Keys that ended stay ended.`,
  };
}

function lost({ facts: [first, ...more] }: NoticeContent): Words {
  return {
    subject: isRestored(first)
      ? `Your permission for ${numbers(first, more)} of ${first.client} has ended`
      : `${first.client} has withdrawn permission for ${numbers(first, more)}`,
    what: `${whyLost(first)}Your permission has ended, and every API key that you made with it:`,
    items: [first, ...more].map(({ number }) => number),
    undo: `To go on, ask ${first.client} for a new permission. Keys that ended stay ended.`,
  };
}

const RESTORED = 'The database of this server was restored from an older copy.';

const isRestored = ({ event }: NoticeFact): boolean =>
  event.type === 'permission.withdrawn' && event.data.reason === 'restored';

const whyLost = (fact: NoticeFact): string =>
  isRestored(fact) ? `${RESTORED} Which permissions were withdrawn after that is no longer known. ` : '';

const byOperator = ({ event }: NoticeFact): boolean => event.actor.kind === 'operator';
const isOn = ({ event }: NoticeFact): boolean => event.type === 'legacy_tokens.switched' && event.data.after.on;

const lastWay = (first: NoticeFact, more: readonly NoticeFact[]): string => (isOn(more.at(-1) ?? first) ? 'on' : 'off');

function numbers(first: NoticeFact, more: readonly NoticeFact[]): string {
  const count = eachOnce([first, ...more].map(({ number }) => number)).length;
  return count === 1 ? first.number : `${count} numbers`;
}

const keyLine = ({ key, number }: NoticeFact): string => (number === '' ? key : `${key}, for ${number}`);

// A mail may be read days later, and a signed link is valid for a few minutes only. So when links must be
// signed, the mail has no link to the page of the permissions.
const signIn = (fact: NoticeFact, baseUrl: string): string => {
  const { event, partner, areLinksSigned, isFormerPartner } = fact;
  if (isFormerPartner) return signInToHub(fact, baseUrl);
  return areLinksSigned
    ? `start at ${partner}, sign in`
    : `sign in at ${baseUrl}/dashboard/app/${event.partnerId}/permissions`;
};

const signInToHub = ({ event }: NoticeFact, baseUrl: string): string =>
  `sign in at ${baseUrl}/client/${event.clientId}/organization/partner`;

/** The names of the fields that an edit changed: the fields that differ between its `before` and `after`. */
function changed({ event }: NoticeFact): string {
  if (event.type !== 'api_key.edited' && event.type !== 'settings.updated') return 'nothing';
  const [before, after] = [fieldsOf(event.data.before), fieldsOf(event.data.after)];
  const names = Object.keys(after).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return names.length === 0 ? 'nothing' : names.join(', ');
}

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
