import { shownName } from '../../platform/mail/shown-name.ts';

/** The names of a key that a mail shows. */
export interface NamedKey {
  id: string;
  name: string;
  /** The phone number of a channel key; null for other keys. */
  number: string | null;
}

/**
 * The names of the keys, numbers and URLs that an act refers to. These facts never include facts about other accounts.
 */
export interface ActionFacts {
  keys: readonly NamedKey[];
  /** The e-mail address of each person of the account, by the person's id. */
  people: ReadonlyMap<string, string>;
  /** The phone number of each channel, by channel id. */
  numbers: ReadonlyMap<string, string>;
  /** The URL of each webhook of the account, by the id of the webhook. */
  webhooks: ReadonlyMap<string, string>;
  /** The partner's present redirect URLs. */
  redirectUrls: readonly string[];
}

/** The input of any act that may need a code. It has every setting with its resulting value. */
export type ActionInput = Record<string, unknown>;

const MOST = 10;

/**
 * Writes the rights and settings that an act gives or changes, one line each. So the person with the code can read what
 * the code approves: the key and its number, scopes, hosts that people are sent to. Names are written in a form that
 * mail programs do not turn into links.
 */
export function actionLines(input: ActionInput, facts: ActionFacts): string[] {
  return Object.entries(input).flatMap(([field, value]) => LINES[field]?.(value, facts) ?? []);
}

type Line = (value: unknown, facts: ActionFacts) => string[];

const quoted = (value: unknown): string => (value === null ? 'none' : `"${shownName(String(value))}"`);
const yesOrNo = (value: unknown): string => (value === true ? 'yes' : 'no');
const listed = (values: readonly string[]): string =>
  values.length <= MOST ? values.join(', ') : `${values.slice(0, MOST).join(', ')} and ${values.length - MOST} more`;
const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const personLine: Line = (id, { people }) => [`Person: ${people.get(String(id)) ?? 'unknown'}`];
const webhookLine: Line = (id, { webhooks }) => [`Webhook: ${hostIn(webhooks.get(String(id)))}`];
const keyLine: (label: string) => Line =
  (label) =>
  (id, { keys }) => {
    const key = keys.find((each) => each.id === id);
    if (key === undefined) return [`${label}: unknown`];
    return [`${label}: ${quoted(key.name)} (${key.id})${key.number === null ? '' : `, for ${key.number}`}`];
  };

const LINES: Record<string, Line> = {
  id: (id, facts) => {
    if (String(id).startsWith('usr_')) return personLine(id, facts);
    return String(id).startsWith('wh_') ? webhookLine(id, facts) : keyLine('Key')(id, facts);
  },
  email: (value) => [`Person: ${value}`],
  role: (value) => [`Role: ${value}`],
  like: keyLine('Made like'),
  name: (value) => [`Name: ${quoted(value)}`],
  scopes: (value) => [`Scopes: ${listed(textsOf(value))}`],
  channelIds: (value, { numbers }) => [
    `Numbers: ${value === null ? 'all' : listed(textsOf(value).map((id) => numbers.get(id) ?? 'unknown'))}`,
  ],
  // The values are already networks in CIDR, because the input was parsed before.
  allowedAddresses: (value) => [`From: ${value === null ? 'anywhere' : listed(textsOf(value))}`],
  limits: (value) => [`Limits: ${limitsIn(value)}`],
  expiresAt: (value) => [`Ends: ${value === null ? 'never' : `${String(value).slice(0, 16).replace('T', ' ')} UTC`}`],
  overlap: (value) => [`The old secret works on for: ${value === '0' ? 'no time' : String(value)}`],
  team: (value) => [`Team: ${quoted(value)}`],
  application: (value) => [`Application: ${quoted(value)}`],
  environment: (value) => [`Environment: ${value ?? 'none'}`],
  redirectUrls: (value, { redirectUrls }) => hostLines(textsOf(value), redirectUrls),
  url: (value) => [`Events are sent to: ${hostIn(value)}`],
  events: (value) => [`Events: ${value === null ? 'all' : listed(textsOf(value))}`],
  environments: (value) => [`Environments: ${value === null ? 'all' : listed(textsOf(value))}`],
  // Only the names. The values may be passwords, so no mail has them.
  headers: (value) => [
    `Headers: ${listed(Object.keys(typeof value === 'object' && value !== null ? value : {})) || 'none'}`,
  ],
  logo: (value) => [`Logo: ${value === null ? 'none' : 'another one'}`],
  clientsMayWithdraw: (value) => [`Clients may withdraw: ${yesOrNo(value)}`],
  shareNewNumbersByDefault: (value) => [`New numbers are shared: ${yesOrNo(value)}`],
  requireSignature: (value) => [`Links must be signed: ${yesOrNo(value)}`],
  on: (value) => [`Legacy tokens: ${value === true ? 'on' : 'off'}`],
};

// The path is left out, because it may have a secret.
const hostIn = (url: unknown): string => URL.parse(String(url))?.host || 'unknown';

function limitsIn(value: unknown): string {
  const limits: Record<string, unknown> = typeof value === 'object' && value !== null ? { ...value } : {};
  const said = [
    ['perMinute', 'a minute'],
    ['perMonth', 'a month'],
  ].flatMap(([name = '', unit]) => (limits[name] === undefined ? [] : [`${limits[name] ?? 'any number'} ${unit}`]));
  return Object.values(limits).every((limit) => limit === null) ? 'none' : said.join(', ');
}

// Writes the hosts in ASCII, which is the form that browsers look up. In this form a person notices a host with letters
// that only look like the letters of another host.
function hostLines(after: readonly string[], before: readonly string[]): string[] {
  const hosts = (urls: readonly string[]) => [...new Set(urls.map((url) => URL.parse(url)?.host || 'unreadable'))];
  const known = hosts(before);
  const fresh = hosts(after).filter((host) => !known.includes(host));
  const gone = known.filter((host) => !hosts(after).includes(host));
  return [
    `People are sent to: ${after.length === 0 ? 'nowhere of yours' : listed(hosts(after))}`,
    ...(fresh.length === 0 ? [] : [`New: ${listed(fresh)}`]),
    ...(gone.length === 0 ? [] : [`No longer: ${listed(gone)}`]),
  ];
}
