import { randomInt } from 'node:crypto';
import { type OutsideAnswer, type OutsideClient, OutsideError } from '../../platform/outside/outside-client.ts';
import { Refusal } from '../../platform/refusal.ts';
import { withCustomHeaders } from '../sign/custom-headers.ts';

/** A URL that must pass Meta's handshake. */
export interface Handshake {
  url: URL;
  /** The custom headers of the webhook, because the receiver may answer no call without them. */
  headers: Record<string, string> | undefined;
  verifyToken: string;
}

const TIMEOUT_MS = 10_000;

/**
 * Makes Meta's handshake with a URL: a GET with a challenge and the token that the receiver knows. The receiver must
 * answer 200 with the challenge, and with nothing else.
 *
 * @throws {Refusal} `invalid_input` with a sentence at `url`. It never repeats what the receiver answered.
 */
export async function shakeHands(client: OutsideClient, { url, headers = {}, verifyToken }: Handshake): Promise<void> {
  // Some receivers read the challenge as a number of 32 bits, because Meta's challenges are such numbers.
  const challenge = String(randomInt(1_000_000_000, 2 ** 31));
  const asked = withQuery(url, {
    'hub.mode': 'subscribe',
    'hub.challenge': challenge,
    'hub.verify_token': verifyToken,
  });
  const answer = await ask(client, asked, withCustomHeaders({}, headers));
  if (answer.status !== 200) {
    throw refusedUrl(
      `This URL answered the handshake with the status ${answer.status}. It must answer 200 with the value of hub.challenge. Look whether the receiver knows the same verify token.`,
    );
  }
  if (answer.text === challenge) return;
  throw refusedUrl(
    'This URL answered the handshake without the challenge. The body of its answer must be the value of hub.challenge and nothing else.',
  );
}

async function ask(client: OutsideClient, url: URL, headers: Record<string, string>): Promise<OutsideAnswer> {
  try {
    return await client.send({ method: 'GET', url, headers, timeoutMs: TIMEOUT_MS });
  } catch (error) {
    if (error instanceof OutsideError) throw refusedUrl(error.message);
    throw error;
  }
}

// The query of the URL stays byte by byte. Setting it through `searchParams` would write it anew.
function withQuery(url: URL, added: Record<string, string>): URL {
  const asked = new URL(url);
  asked.search = `${url.search === '' ? '?' : `${url.search}&`}${new URLSearchParams(added)}`;
  return asked;
}

/** Makes the refusal of a URL, with a sentence for people. */
export const refusedUrl = (message: string): Refusal =>
  new Refusal('invalid_input', 'webhook address', { issues: [{ path: 'url', message }] });
