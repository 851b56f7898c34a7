import { createHash } from 'node:crypto';
import type { ClientId, PersonId } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';

/** The acts of the Client Hub that a person confirms after the server has shown what they end. */
type ShownAct = 'withdrawal' | 'partner change';

/**
 * What the server showed to a person. `facts` are the ids of everything that the act ends or begins. They include the
 * ids of the permissions that end, and a permission ends only once. So a token is good for only one act.
 */
export interface Shown {
  act: ShownAct;
  personId: PersonId;
  clientId: ClientId;
  facts: readonly string[];
}

const LONGEST_READING_MS = 15 * 60_000;

/** Makes the token that proves that the server showed exactly this to a person. Nothing is stored. */
export const sealShown = (work: Work, shown: Shown): string =>
  work.services.sealer.seal(`${work.now.getTime()} ${digestOf(shown)}`, placeOf(shown));

/** Whether a token was made for exactly this, at most fifteen minutes ago. */
export function isShown(work: Work, token: string, shown: Shown): boolean {
  try {
    const [at, digest] = work.services.sealer.open(token, placeOf(shown)).split(' ');
    return digest === digestOf(shown) && work.now.getTime() - Number(at) <= LONGEST_READING_MS;
  } catch {
    return false;
  }
}

// The token can be opened only for this act, this client and this person: see Sealer.
const placeOf = ({ act, clientId, personId }: Shown): string => `shown ${act} ${clientId} ${personId}`;

const digestOf = ({ facts }: Shown): string =>
  createHash('sha256')
    .update(JSON.stringify([...facts].sort()))
    .digest('base64url');
