import type { Channel, Chatelaine, PermissionRequest } from '@chatelaine/sdk';
import { randomToken, type Session } from './session.ts';

/** Starts to ask for permission and gives the address of the consent screen, for this visitor alone. */
export async function askForPermission(
  chatelaine: Chatelaine,
  session: Session,
  asked: { returnUrl: string; number: string },
): Promise<string> {
  const { returnUrl, number } = asked;
  const state = randomToken();
  // `number: undefined` is "not asked for"; an empty text would be refused.
  const request = await chatelaine.onboarding.start({ redirectUrl: returnUrl, state, number: number || undefined });
  session.asked.set(state, request.id);
  return request.url;
}

/**
 * Gives the id of the request that this visitor comes back from, once. Null when he did not start it: somebody may
 * have sent him the address with another client's answer in it.
 */
export function takeRequest(session: Session, { state, request }: Record<string, unknown>): string | null {
  if (typeof state !== 'string') return null;
  const id = session.asked.get(state) ?? null;
  session.asked.delete(state);
  return id === request ? id : null;
}

/**
 * Asks Chatelaine what the client answered, remembers it, and says it in a sentence.
 *
 * The address also brought `client` and `channels`. They are hints, and not even read here: anyone can type an address.
 */
export async function confirmAnswer(chatelaine: Chatelaine, session: Session, requestId: string): Promise<string> {
  const answer = await chatelaine.onboarding.get(requestId);
  if (answer.status === 'denied') return 'Nothing was shared.';
  if (answer.status !== 'granted' || answer.clientId === null) return 'The question was not answered.';

  // Between the answer and this moment the client may have changed its mind; what counts is now.
  const { shared } = await checkNow(chatelaine, answer);
  if (session.clientId !== answer.clientId) forgetClient(session);
  session.clientId = answer.clientId;
  for (const id of shared) session.channelIds.add(id);
  return sentenceOf(answer);
}

/** Lists the numbers that this visitor has connected, with their permission at this moment. */
export async function listConnected(chatelaine: Chatelaine, { clientId, channelIds }: Session): Promise<Channel[]> {
  if (clientId === null) return [];
  const channels = await chatelaine.channels.list({ clientId, limit: 200 }).toArray({ limit: 1000 });
  return channels.filter(({ id }) => channelIds.has(id)).reverse();
}

async function checkNow(chatelaine: Chatelaine, { shared }: PermissionRequest): Promise<{ shared: string[] }> {
  return shared.length === 0 ? { shared: [] } : chatelaine.permissions.check({ channelIds: shared });
}

function forgetClient(session: Session): void {
  session.channelIds.clear();
  session.keys.clear();
}

function sentenceOf({ granted, withdrawn }: PermissionRequest): string {
  const parts: string[] = [];
  if (granted.length > 0) parts.push(`You shared ${numbers(granted.length)} with us.`);
  if (withdrawn.length > 0) parts.push(`You withdrew permission for ${numbers(withdrawn.length)}.`);
  return parts.join(' ') || 'Nothing was changed.';
}

const numbers = (count: number): string => `${count} ${count === 1 ? 'number' : 'numbers'}`;
