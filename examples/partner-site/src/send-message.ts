/** What Chatelaine's messaging door said. */
export interface MessageAnswer {
  status: number;
  /** Why not, for programs: the header `x-refusal`. Null when Chatelaine did not refuse. */
  refusal: string | null;
  body: string;
}

/** A message and the key of the number that it is sent from. */
export interface Message {
  to: string;
  text: string;
  secret: string;
}

/**
 * Sends a text message. The door speaks Meta's language, so any WhatsApp library does; this is the whole of it.
 * Gives null when no answer came: then the message may have been sent or not.
 */
export async function sendMessage(chatelaineUrl: string, { to, text, secret }: Message): Promise<MessageAnswer | null> {
  try {
    const answer = await fetch(`${chatelaineUrl.replace(/\/$/, '')}/messages`, {
      method: 'POST',
      // In a header, never in an address: addresses are written into logs.
      headers: { 'content-type': 'application/json', 'D360-API-KEY': secret },
      body: JSON.stringify({ messaging_product: 'whatsapp', to, type: 'text', text: { body: text } }),
      // A redirect would carry the key to another host.
      redirect: 'error',
      signal: AbortSignal.timeout(10_000),
    });
    return { status: answer.status, refusal: answer.headers.get('x-refusal'), body: await answer.text() };
  } catch {
    return null;
  }
}
