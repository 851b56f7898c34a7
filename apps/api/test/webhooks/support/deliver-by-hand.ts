import { Places } from '../../../src/platform/places.ts';
import type { OpenServices } from '../../../src/services.ts';
import { readBodies } from '../../../src/webhook/body/read-bodies.ts';
import { beginAttempts } from '../../../src/webhook/deliver/begin-attempts.ts';
import { Lanes } from '../../../src/webhook/deliver/lanes.ts';
import { takeTurn } from '../../../src/webhook/deliver/take-turn.ts';

/**
 * Delivers what is due over the network, and returns when no attempt is under way. So a test can say that something was
 * not delivered without waiting for it.
 */
export async function deliverByHand({ beginWork }: OpenServices): Promise<void> {
  const errors: unknown[] = [];
  const onError = (error: unknown) => void errors.push(error);
  const statements = new Places(4, Number.POSITIVE_INFINITY);
  const send = beginWork().services.outsideClient.send;
  const attempting = { beginWork, send, bodiesOf: readBodies, statements };
  const lanes = new Lanes({ begin: (asked) => beginAttempts(attempting, asked), onError });
  const turn = takeTurn({ beginWork, lanes, signal: new AbortController().signal, onError });
  while ((await turn()).hasMore);
  await lanes.settle();
  if (errors.length > 0) throw errors[0];
}
