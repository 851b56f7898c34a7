import { CHANNEL_SCOPES, EVENT_TYPES, OVERLAPS } from '@chatelaine/shared';
import {
  bool,
  type Check,
  fieldsOf,
  listOf,
  must,
  nullable,
  oneOf,
  optional,
  text,
  wholeNumber,
} from './check-input.ts';

const HIDDEN = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/u;

/** A name as it is kept. */
export const tidyName = (name: string): string => name.normalize('NFC').trim();

const name: Check = (value) => {
  if (typeof value !== 'string') return [{ path: '', message: 'Enter a name.' }];
  const tidy = tidyName(value);
  const problem =
    (tidy === '' && 'Enter a name.') ||
    ([...tidy].length > 64 && 'A name has at most 64 characters.') ||
    ((HIDDEN.test(tidy) || !tidy.isWellFormed()) && 'A name cannot contain control or direction characters.');
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
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d.*Z$/.test(value) && !Number.isNaN(Date.parse(value)),
  'An instant in ISO 8601, in UTC.',
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
const scopes: Check = (value) => {
  const issues = listOf(oneOf(...CHANNEL_SCOPES), 1, Number.POSITIVE_INFINITY)(value);
  const isTwice = Array.isArray(value) && new Set(value).size !== value.length;
  return isTwice ? [...issues, { path: '', message: 'A scope is named twice.' }] : issues;
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
  keys: fieldsOf({ ...page, channelId: optional(id), status: optional(oneOf('live', 'ended')) }),
  createKey: fieldsOf({
    channelId: id,
    name,
    scopes: optional(scopes),
    overlap,
    expiresAt: optional(instant),
    limits: optional(fieldsOf({ perMinute: callLimit, perMonth: callLimit })),
  }),
  rotateKey: fieldsOf({ id, overlap }),
  start: fieldsOf({
    redirectUrl: optional(text(1, 2048)),
    number: optional(number),
    state: optional(text(1, 512)),
    locale: optional(oneOf('en', 'de', 'pt')),
  }),
  settings: fieldsOf({
    logo: optional(nullable(logo)),
    redirectUrls: optional(listOf(text(1, 2048), 0, 50)),
    clientsMayWithdraw: optional(bool),
    shareNewNumbersByDefault: optional(bool),
    requireSignature: optional(bool),
  }),
  nothing: () => [],
} satisfies Record<string, Check>;
