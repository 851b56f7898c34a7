import { ApiError, ConnectionError, createMessages } from '@chatelaine/sdk/messages';

/** What came of a message. */
export interface MessageAnswer {
  status: number;
  /** Why not, for programs; null when it was taken. */
  refusal: string | null;
  /** For people. */
  sentence: string;
}

/** A message and the key of the number that it is sent from. */
export interface Message {
  to: string;
  text: string;
  secret: string;
}

/** Sends a text message. Gives null when no answer came: then the message may have been sent or not. */
export async function sendMessage(baseUrl: string, { to, text, secret }: Message): Promise<MessageAnswer | null> {
  try {
    const { id } = await createMessages({ key: secret, baseUrl, timeoutMs: 10_000 }).text({ to, body: text });
    return { status: 200, refusal: null, sentence: `Sent as ${id ?? 'a message without an id'}.` };
  } catch (error) {
    if (error instanceof ConnectionError) return null;
    if (!(error instanceof ApiError)) throw error;
    // The name of the method, before the sentence, is for us.
    const sentence = error.message.replace(`${error.procedure}: `, '');
    return { status: error.status, refusal: error.code, sentence };
  }
}
