import { type Answer, outcomeOf, resultOf } from '../world/answer.ts';
import type { World } from '../world/start-world.ts';
import type { Visitor } from '../world/visitor.ts';

/** A key of any kind, with its secret. */
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

/** Returns the result of a procedure: a key, unless the caller names another type. */
export const done = async <T = CreatedKey>(answer: Promise<Answer>): Promise<T> => resultOf<T>(await answer);

/** Returns the persons who make keys on our own pages: the partner's owner and the bakery's owner. */
export const ownersOf = ({ as, bakery, demo }: World): { partner: Visitor; client: Visitor } => ({
  partner: as(demo.partner.user),
  client: as(bakery.user),
});

/** Makes a partner key as the partner's owner does, with a code that is valid for this key alone. */
export async function createPartnerKey(world: World, input: object): Promise<CreatedKey> {
  const { partner } = ownersOf(world);
  const { header } = await world.code(partner, 'partnerKeys.create', input);
  return done(partner.change('partnerKeys.create', input, { code: header }));
}

/** Calls `whoami` with a key, at the door for this kind of key. */
export const askWhoIAm = ({ as }: World, secret: string, headers: Record<string, string> = {}): Promise<Answer> =>
  as(secret).get(doorOf(secret), { headers });

/** Returns the answer of `whoami` to a key: 200, or the code of the refusal. */
export const use = async (world: World, secret: string, headers?: Record<string, string>): Promise<number | string> =>
  outcomeOf(await askWhoIAm(world, secret, headers));

/** Sends a message with a key. Returns 200, or the code of the refusal. */
export const send = async ({ as }: World, secret: string): Promise<number | string> =>
  outcomeOf(await as(secret).send());

/** Returns the ids of the bakery's running numbers. */
export const numbersOf = ({ bakery }: World): string[] =>
  bakery.channels.filter(({ status }) => status === 'running').map(({ id }) => id);

/** Returns the id of the bakery's first running number. */
export const numberOf = (world: World): string => numbersOf(world)[0] ?? '';

function doorOf(secret: string): string {
  if (secret.startsWith('wap_')) return '/api/v2/whoami';
  return secret.startsWith('wac_') ? '/v1/whoami' : '/api/v1/whoami';
}
