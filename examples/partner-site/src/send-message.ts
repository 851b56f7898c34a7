import { ApiError, ConnectionError, createMessages } from '@chatelaine/sdk/messages';

/** The result of a message. */
export interface MessageAnswer {
  status: number;
  /** The code of the refusal, for programs. It is null when the message was accepted. */
  refusal: string | null;
  /** The result as a sentence for people. */
  sentence: string;
}

/** A message and the key of the number that it is sent from. */
export interface Message {
  to: string;
  text: string;
  secret: string;
}

/** Sends a text message. Returns null when no answer arrived. Then it is unknown whether the message was sent. */
export async function sendMessage(baseUrl: string, { to, text, secret }: Message): Promise<MessageAnswer | null> {
  try {
    const { id } = await createMessages({ key: secret, baseUrl, timeoutMs: 10_000 }).text({ to, body: text });
    return { status: 200, refusal: null, sentence: `Sent as ${id ?? 'a message without an id'}.` };
  } catch (error) {
    if (error instanceof ConnectionError) return null;
    if (!(error instanceof ApiError)) throw error;
    // The error message begins with the name of the called method. The name is for developers, so it is removed.
    const sentence = error.message.replace(`${error.procedure}: `, '');
    return { status: error.status, refusal: error.code, sentence };
  }
}
