import { expectSame, expectThat } from './expect.ts';

/** The answer of the messaging door. */
export interface MessageAnswer {
  status: number;
  refusal: string | null;
  /** The sentence of a refusal. It is '' when the message was not refused. */
  sentence: string;
  messageId: string;
}

interface Body {
  messages?: { id?: string }[];
  error?: { error_data?: { details?: string } };
}

/** Sends a message as any WhatsApp program does: with Meta's body, and with the key in `D360-API-KEY`. */
export async function sendMessage(url: string, secret: string): Promise<MessageAnswer> {
  const message = {
    messaging_product: 'whatsapp',
    to: '447700900999',
    type: 'text',
    text: { body: 'Your table is ready.' },
  };
  const answer = await fetch(`${url}/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'D360-API-KEY': secret },
    body: JSON.stringify(message),
    signal: AbortSignal.timeout(15_000),
  });
  const body = (await answer.json()) as Body;
  return {
    status: answer.status,
    refusal: answer.headers.get('x-refusal'),
    sentence: body.error?.error_data?.details ?? '',
    messageId: body.messages?.[0]?.id ?? '',
  };
}

/** Sends a message that must be accepted, and returns its id. */
export async function expectSent(url: string, secret: string): Promise<string> {
  const { status, refusal, messageId } = await sendMessage(url, secret);
  expectSame('the answer', { status, refusal }, { status: 200, refusal: null });
  expectThat('the message should have an id that begins with wamid.', messageId.startsWith('wamid.'), messageId);
  return messageId;
}

/** Sends a message that must be refused with 401 for exactly this reason, and returns the sentence of the refusal. */
export async function expectUnsent(url: string, secret: string, reason: string): Promise<string> {
  const { status, refusal, sentence, messageId } = await sendMessage(url, secret);
  expectSame('the answer', { status, refusal, messageId }, { status: 401, refusal: reason, messageId: '' });
  expectThat('the refusal should say why in a sentence', sentence.length > 10, sentence);
  return sentence;
}
