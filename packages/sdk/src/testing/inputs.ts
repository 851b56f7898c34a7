import {
  CHANNEL_SCOPES,
  ENVIRONMENTS,
  EVENT_TYPES,
  OVERLAPS,
  REFUSALS,
  type RevokeKeysInput,
  USAGE_GROUPS,
  USAGE_RANGE_DAYS,
  USAGE_STEPS,
  type UsageQuery,
} from '@chatelaine/shared';
import {
  bool,
  type Check,
  distinctListOf,
  fieldsOf,
  listOf,
  must,
  noneTwice,
  nullable,
  oneOf,
  optional,
  text,
  wholeNumber,
} from './check-input.ts';

const HIDDEN = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/u;
const SEEN = /(?![\p{Default_Ignorable_Code_Point}\u2800\ufffc\u{13441}\u{13442}\u{1d159}])[\p{L}\p{N}\p{P}\p{S}]/u;

/** A name as it is kept. */
export const tidyName = (name: string): string => name.normalize('NFC').trim();

const name: Check = (value) => {
  if (typeof value !== 'string') return [{ path: '', message: 'Enter a name.' }];
  const tidy = tidyName(value);
  const problem =
    (tidy === '' && 'Enter a name.') ||
    ([...tidy].length > 64 && 'A name has at most 64 characters.') ||
    ((HIDDEN.test(tidy) || !tidy.isWellFormed()) &&
      'A name cannot contain characters that are not shown, such as those that join emoji.') ||
    (!SEEN.test(tidy) && 'This name shows nothing. Give it a letter, a digit or a sign.');
  return problem ? [{ path: '', message: problem }] : [];
};

/** The digits of a number, whatever stands between them. */
export const digitsOf = (number: string): string => number.replace(/[\s()+.-]/g, '');

const number = must(
  (value) => typeof value === 'string' && /^\d{4,15}$/.test(digitsOf(value)),
  'A phone number in E.164, e.g. +447700900123.',
);
const instant = must(
  (value) =>
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d.*(Z|[+-]\d\d:\d\d)$/.test(value) &&
    !Number.isNaN(Date.parse(value)),
  'An instant in ISO 8601.',
);
const logo = must(
  (value) =>
    typeof value === 'string' && value.length <= 45_000 && /^data:image\/(png|jpeg|webp);base64,[\w+/]+=*$/.test(value),
  'A logo is a data: URI of a PNG, JPEG or WebP, in base64.',
);
const id = text(1, 64);
const overlap = optional(oneOf(...Object.keys(OVERLAPS)));
const callLimit = optional(nullable(wholeNumber(1, 1_000_000_000)));
const page = { limit: optional(wholeNumber(1, 200)), cursor: optional(text(1, 128)) };
const status = optional(oneOf('shared', 'missing'));
const scopes = noneTwice(listOf(oneOf(...CHANNEL_SCOPES), 1, Number.POSITIVE_INFINITY), 'A scope is named twice.');

const environment = oneOf(...ENVIRONMENTS);
const settings = {
  scopes: optional(scopes),
  team: optional(nullable(name)),
  application: optional(nullable(name)),
  environment: optional(nullable(environment)),
  allowedAddresses: optional(nullable(listOf(text(1, 64), 1, 50))),
  limits: optional(fieldsOf({ perMinute: callLimit, perMonth: callLimit })),
};
const labels = { team: optional(name), application: optional(name), environment: optional(environment) };
const keys = { ...page, ...labels, status: optional(oneOf('live', 'ended')) };

const filter = fieldsOf({
  ...labels,
  ids: optional(listOf(id, 1, 200)),
  channelId: optional(id),
  unusedSince: optional(instant),
  createdBefore: optional(instant),
  dryRun: optional(bool),
});
const revokeMany: Check = (value) => {
  const issues = filter(value);
  if (issues.length > 0) return issues;
  const { dryRun: _, ...said } = value as RevokeKeysInput;
  if (Object.values(said).some((each) => each !== undefined)) return [];
  return [{ path: '', message: 'Say which keys: without a filter every key would end.' }];
};

const DAY_MS = 24 * 60 * 60_000;
const usageFields = fieldsOf({
  ...labels,
  from: instant,
  to: instant,
  keyId: optional(id),
  channelId: optional(id),
  outcome: optional(oneOf('ok', ...Object.keys(REFUSALS))),
  groupBy: optional(noneTwice(listOf(oneOf(...USAGE_GROUPS), 0, 2), 'A group is named twice.')),
  every: optional(oneOf(...USAGE_STEPS)),
});
const usage: Check = (value) => {
  const issues = usageFields(value);
  if (issues.length > 0) return issues;
  const { from, to } = value as UsageQuery;
  if (from.startsWith('0000')) return [{ path: 'from', message: 'Must be in year 1 or later.' }];
  const length = Date.parse(to) - Date.parse(from);
  if (length <= 0) return [{ path: 'to', message: 'Must be later than "from".' }];
  if (length <= USAGE_RANGE_DAYS * DAY_MS) return [];
  return [{ path: 'to', message: `At most ${USAGE_RANGE_DAYS} days after "from".` }];
};

/** What each procedure takes, as the server's schemas say it. */
export const INPUTS = {
  byId: fieldsOf({ id }),
  channels: fieldsOf({
    ...page,
    clientId: optional(id),
    permission: status,
    status: optional(oneOf('pending', 'running', 'stopped')),
  }),
  clients: fieldsOf({ ...page, name: optional(text(0, 64)) }),
  permissions: fieldsOf({ ...page, clientId: optional(id), channelId: optional(id), status }),
  check: fieldsOf({ channelIds: listOf(id, 1, 200) }),
  events: fieldsOf({
    ...page,
    type: optional(oneOf(...EVENT_TYPES)),
    clientId: optional(id),
    channelId: optional(id),
  }),
  page: fieldsOf(page),
  keys: fieldsOf(keys),
  channelKeys: fieldsOf({ ...keys, channelId: optional(id) }),
  createKey: fieldsOf({ ...settings, channelId: id, name, overlap, expiresAt: optional(instant), like: optional(id) }),
  editKey: fieldsOf({ ...settings, id, name: optional(name), expiresAt: optional(nullable(instant)) }),
  revokeMany,
  usage,
  legacyTokens: fieldsOf({ on: bool }),
  rotateKey: fieldsOf({ id, overlap }),
  start: fieldsOf({
    redirectUrl: optional(text(1, 2048)),
    number: optional(number),
    state: optional(text(1, 512)),
    locale: optional(oneOf('en', 'de', 'pt')),
  }),
  settings: fieldsOf({
    logo: optional(nullable(logo)),
    redirectUrls: optional(distinctListOf(text(1, 2048), 50)),
    clientsMayWithdraw: optional(bool),
    shareNewNumbersByDefault: optional(bool),
    requireSignature: optional(bool),
  }),
  nothing: () => [],
} satisfies Record<string, Check>;
