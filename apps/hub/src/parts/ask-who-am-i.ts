import { KEY_KINDS, type KeyKind, type WhoAmI } from '@chatelaine/shared';
import { type Failure, failureOf } from '../api/failure.ts';
import { readShell } from '../shell.ts';

/** The path at which the door of each kind of key tells what it knows about a key. */
const PATHS: Record<KeyKind, string> = {
  partner: '/api/v2/whoami',
  channel: '/v1/whoami',
  organization: '/api/v1/whoami',
};

/** What the server says about a key. A refusal has its HTTP status; null: no answer arrived. */
export type WhoAmIAnswer = { seen: WhoAmI } | { status: number | null; failure: Failure };

/** The header of this kind of key, with this text as the key. */
const headerOf = (kind: KeyKind, key: string): [name: string, value: string] =>
  kind === 'organization' ? ['Authorization', `Bearer ${key}`] : [KEY_KINDS[kind].header, key];

/** Asks the server about a key, as a program with this key asks: without the cookie of the person. */
export async function askWhoAmI(kind: KeyKind, key: string): Promise<WhoAmIAnswer> {
  const [name, value] = headerOf(kind, key);
  const init: RequestInit = { headers: { [name]: value }, credentials: 'omit', cache: 'no-store' };
  const answer = await fetch(readShell().base + PATHS[kind], init).catch(() => null);
  if (answer === null) return { status: null, failure: failureOf(null) };
  const body: unknown = await answer.json().catch(() => null);
  if (answer.ok) return { seen: body as WhoAmI };
  const requestId = answer.headers.get('x-request-id') ?? undefined;
  const data = { code: 'unauthenticated', message: sentenceIn(body), requestId };
  return { status: answer.status, failure: { ...failureOf({ data }), sentence: sentenceIn(body) ?? '' } };
}

/** The command that makes the same call in a terminal. */
export function curlLine(kind: KeyKind, key: string): string {
  const { base } = readShell();
  return `curl -H '${headerOf(kind, key).join(': ')}' ${location.origin}${base}${PATHS[kind]}`;
}

/** The command that sends a message with a channel key. The person puts the recipient into it. */
export function sendLine(key: string): string {
  const { base } = readShell();
  const body = { messaging_product: 'whatsapp', to: '<number>', type: 'text', text: { body: 'Hello' } };
  const headers = `-H '${headerOf('channel', key).join(': ')}' -H 'Content-Type: application/json'`;
  return `curl ${headers} -d '${JSON.stringify(body)}' ${location.origin}${base}${KEY_KINDS.channel.opens}`;
}

// Each door has a form of its own for its refusals.
function sentenceIn(body: unknown): string | undefined {
  const { meta, error } = (body ?? {}) as { meta?: { developer_message?: string }; error?: { message?: string } };
  return meta?.developer_message ?? error?.message;
}
