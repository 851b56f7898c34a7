import { type Answer, outcomeOf, resultOf } from '../world/answer.ts';
import type { World } from '../world/start-world.ts';
import type { Visitor } from '../world/visitor.ts';

/** A new key of any kind, as the server returns it. Only this answer has the secret. */
export interface CreatedKey {
  remaining: { perMinute: number | null; perMonth: number | null };
  id: string;
  name: string;
  secret: string;
  scopes: string[];
  status: string;
  team: string | null;
  allowedAddresses: string[] | null;
  limits: { perMinute: number | null; perMonth: number | null };
  expiresAt: string | null;
  secrets: { endsAt: string | null }[];
}

/** Waits for the answer of a procedure and returns its result. By default this is a new key. */
export const done = async <T = CreatedKey>(answer: Promise<Answer>): Promise<T> => resultOf<T>(await answer);

/**
 * Returns callers for the two persons who make keys on our own pages: the owner of the partner and the owner of the
 * bakery.
 */
export const ownersOf = ({ as, bakery, demo }: World): { partner: Visitor; client: Visitor } => ({
  partner: as(demo.partner.user),
  client: as(bakery.user),
});

/**
 * Makes a partner key as the partner's owner. The function gets the one-time code for exactly this input, and sends it.
 */
export async function createPartnerKey(world: World, input: object): Promise<CreatedKey> {
  const { partner } = ownersOf(world);
  const { header } = await world.code(partner, 'partnerKeys.create', input);
  return done(partner.change('partnerKeys.create', input, { code: header }));
}

/** Calls the route `whoami` with a key, at the door that accepts this kind of key. */
export const askWhoIAm = ({ as }: World, secret: string, headers: Record<string, string> = {}): Promise<Answer> =>
  as(secret).get(doorOf(secret), { headers });

/** Calls `whoami` with a key. Returns 200, or the code of the refusal. */
export const use = async (world: World, secret: string, headers?: Record<string, string>): Promise<number | string> =>
  outcomeOf(await askWhoIAm(world, secret, headers));

/** Sends a message with a key. Returns 200, or the code of the refusal, as `use` does. */
export const send = async ({ as }: World, secret: string): Promise<number | string> =>
  outcomeOf(await as(secret).send());

/** Returns the ids of the bakery's phone numbers that are running. */
export const numbersOf = ({ bakery }: World): string[] =>
  bakery.channels.filter(({ status }) => status === 'running').map(({ id }) => id);

/** Returns the id of the first of the bakery's phone numbers that are running. */
export const numberOf = (world: World): string => numbersOf(world)[0] ?? '';

function doorOf(secret: string): string {
  if (secret.startsWith('wap_')) return '/api/v2/whoami';
  return secret.startsWith('wac_') ? '/v1/whoami' : '/api/v1/whoami';
}
