import { type Environment, leftHeaderIssues, type RetryPolicy, type Webhook } from '@chatelaine/shared';

/** What a person has typed about a webhook. */
export interface WebhookDraft {
  url: string;
  name: string;
  /** The types of events; null: all. */
  events: string[] | null;
  /** The numbers whose events are sent; null: all. */
  channelIds: string[] | null;
  environments: Environment[] | null;
  /** The custom headers, one in a line; null: they stay as they are. */
  headers: string | null;
  /** How the waits grow; empty: as usual. */
  policy: RetryPolicy['policy'] | '';
  delaySeconds: string;
  attempts: string;
}

/** A field of the form. */
export type WebhookFieldName = keyof WebhookDraft;

/** The form of a new webhook. */
export const NEW_DRAFT: WebhookDraft = {
  url: '',
  name: '',
  events: null,
  channelIds: null,
  environments: null,
  headers: '',
  policy: '',
  delaySeconds: '60',
  attempts: '5',
};

/** The form of a webhook that exists. */
export const draftOf = (webhook: Webhook): WebhookDraft => ({
  url: webhook.url,
  name: webhook.name ?? '',
  events: webhook.events,
  channelIds: webhook.channelIds,
  environments: webhook.environments,
  headers: webhook.headerNames.length === 0 ? '' : null,
  policy: webhook.retryPolicy?.policy ?? '',
  delaySeconds: String(webhook.retryPolicy?.delaySeconds ?? NEW_DRAFT.delaySeconds),
  attempts: String(webhook.retryPolicy?.attempts ?? NEW_DRAFT.attempts),
});

/** The settings that the server gets. A field that is not here keeps its value. */
export interface WebhookSettings {
  url?: string;
  name?: string | null;
  events?: string[] | null;
  channelIds?: string[] | null;
  environments?: Environment[] | null;
  headers?: Record<string, string>;
  retryPolicy?: RetryPolicy | null;
}

/**
 * Returns what differs between two forms. Only this is sent, so that two people who change different fields at once do
 * not undo each other's work.
 */
export function settingsBetween(before: WebhookDraft, after: WebhookDraft): WebhookSettings {
  const isSame = (...names: WebhookFieldName[]) =>
    names.every((name) => JSON.stringify(before[name]) === JSON.stringify(after[name]));
  const isRetrySame = isSame('policy') && (after.policy === '' || isSame('delaySeconds', 'attempts'));
  return {
    ...(!isSame('url') && { url: after.url.trim() }),
    ...(!isSame('name') && { name: after.name.trim() || null }),
    ...(!isSame('events') && { events: after.events }),
    ...(!isSame('channelIds') && { channelIds: after.channelIds }),
    ...(!isSame('environments') && { environments: after.environments }),
    ...(!isSame('headers') && after.headers !== null && { headers: headersIn(after.headers) ?? {} }),
    ...(!isRetrySame && { retryPolicy: retryPolicyOf(after) }),
  };
}

/** The settings of a new webhook: its URL, and whatever else is filled in. */
export const newSettings = (draft: WebhookDraft) => ({ ...settingsBetween(NEW_DRAFT, draft), url: draft.url.trim() });

function retryPolicyOf({ policy, delaySeconds, attempts }: WebhookDraft): RetryPolicy | null {
  if (policy === '') return null;
  return { policy, delaySeconds: Number(delaySeconds.trim()), attempts: Number(attempts.trim()) };
}

const HEADER = /^([!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}):[\t ]*(.{0,1024}?)[\t ]*$/;

/** Reads headers, one in a line. Null: a line is no header, two have the same name, or there are too many. */
export function headersIn(text: string): Record<string, string> | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const found = lines.map((line) => HEADER.exec(line.trim()));
  const names = new Set(found.map((each) => each?.[1]?.toLowerCase()));
  if (found.includes(null) || names.size < lines.length || lines.length > 20) return null;
  return Object.fromEntries(found.map((each) => [each?.[1] ?? '', each?.[2] ?? '']));
}

const within = (text: string, most: number): boolean =>
  /^[1-9]\d{0,5}$/.test(text.trim()) && Number(text.trim()) <= most;

const isWebAddress = (text: string): boolean => {
  const url = URL.parse(text.trim());
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
};

/** Returns the fields that the server would surely refuse. */
export function wrongFields(draft: WebhookDraft): WebhookFieldName[] {
  const { url, events, channelIds, environments, headers, policy, delaySeconds, attempts } = draft;
  const isSome = (chosen: readonly string[] | null) => chosen === null || chosen.length > 0;
  const checks: [WebhookFieldName, boolean][] = [
    ['url', isWebAddress(url)],
    ['events', isSome(events)],
    ['channelIds', isSome(channelIds)],
    ['environments', isSome(environments)],
    ['headers', headers === null || headersIn(headers) !== null],
    ['delaySeconds', policy === '' || within(delaySeconds, 86_400)],
    ['attempts', policy === '' || within(attempts, 30)],
  ];
  return checks.filter(([, isRight]) => !isRight).map(([name]) => name);
}

/** What a webhook says of its custom headers. Their values cannot be read. */
export interface StoredHeaders {
  url: string;
  headerNames: readonly string[];
}

/** Says whether the draft moves the webhook to another host, port or scheme, and keeps custom headers for it. */
export const leavesHeaders = ({ url, headers }: WebhookDraft, before: StoredHeaders): boolean =>
  headers === null && isWebAddress(url) && leftHeaderIssues(before, { url: url.trim() }).length > 0;
