import type { Server } from './servers.ts';

/** A way to send: sync and async on the sessions door, and the messaging door. */
export type Way = 'sync' | 'async' | 'messaging';

/** The answer to a send: its status, and the ids that it names. */
export interface Answer {
  at: number;
  way: Way;
  status: number;
  messageId: string | null;
  waMessageId: string | null;
}

/** The keys of each way, and the number from which they send. */
export interface Sender {
  channelId: string;
  secrets: Record<Way, string>;
}

const WAYS: readonly Way[] = ['async', 'sync', 'async', 'messaging'];
/** The text of a send. No two sends have the same. */
export const textOf = (at: number): string => `Send ${at}.`;

const LANES = 8;

/**
 * Sends messages, eight at a time. A send on the sessions door whose call was cut off is repeated at the next server,
 * with the same `Idempotency-Key`. On the messaging door it is not repeated, because nobody may know whether it was
 * sent.
 */
export async function sendAll(count: number, sender: Sender, first: Server, onAnswer: (answer: Answer) => void) {
  const left = Array.from({ length: count }, (_, at) => at).values();
  const lane = async () => {
    let server = first;
    for (const at of left) {
      const way = WAYS[at % WAYS.length] ?? 'sync';
      for (;;) {
        const answer = await sendOne(server.baseUrl, sender, { at, way }).catch(() => null);
        if (answer !== null) onAnswer(answer);
        else server = await server.next();
        if (answer !== null || way === 'messaging') break;
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

async function sendOne(baseUrl: string, { channelId, secrets }: Sender, send: { at: number; way: Way }) {
  const { at, way } = send;
  // Ten people get the messages.
  const to = `+1202555011${at % 10}`;
  const json = { 'content-type': 'application/json' };
  const post = (path: string, headers: Record<string, string>, body: object) =>
    fetch(baseUrl + path, { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify(body) });
  const answer = await (way === 'messaging'
    ? post(
        '/messages',
        { 'd360-api-key': secrets.messaging },
        { messaging_product: 'whatsapp', to, type: 'text', text: { body: textOf(at) } },
      )
    : post(
        `/api/v1/sessions/${channelId}/messages${way === 'async' ? '?async=true' : ''}`,
        { authorization: `Bearer ${secrets[way]}`, 'idempotency-key': `send ${at}` },
        { to, type: 'text', text: textOf(at) },
      ));
  const told = (await answer.json()) as { messageId?: string; messages?: { id: string }[] };
  const { messageId = null, messages = [] } = told;
  return { ...send, status: answer.status, messageId, waMessageId: messages[0]?.id ?? null };
}
