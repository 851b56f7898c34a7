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

/** What a procedure gave: a key, unless it is said otherwise. */
export const done = async <T = CreatedKey>(answer: Promise<Answer>): Promise<T> => resultOf<T>(await answer);

/** Who makes keys at our own pages: the partner's owner, and the bakery's. */
export const ownersOf = ({ as, bakery, demo }: World): { partner: Visitor; client: Visitor } => ({
  partner: as(demo.partner.user),
  client: as(bakery.user),
});

/** Makes a partner key as its owner does: with a code that is good for just this key. */
export async function createPartnerKey(world: World, input: object): Promise<CreatedKey> {
  const { partner } = ownersOf(world);
  const { header } = await world.code(partner, 'partnerKeys.create', input);
  return done(partner.change('partnerKeys.create', input, { code: header }));
}

/** Asks, at the door of its kind, what a key is. */
export const askWhoIAm = ({ as }: World, secret: string, headers: Record<string, string> = {}): Promise<Answer> =>
  as(secret).get(doorOf(secret), { headers });

/** What a key is told there: 200, or the refusal's code. */
export const use = async (world: World, secret: string, headers?: Record<string, string>): Promise<number | string> =>
  outcomeOf(await askWhoIAm(world, secret, headers));

/** What a key is told that sends a message: 200, or the refusal's code. */
export const send = async ({ as }: World, secret: string): Promise<number | string> =>
  outcomeOf(await as(secret).send());

/** The bakery's running numbers. */
export const numbersOf = ({ bakery }: World): string[] =>
  bakery.channels.filter(({ status }) => status === 'running').map(({ id }) => id);

/** The first of them. */
export const numberOf = (world: World): string => numbersOf(world)[0] ?? '';

function doorOf(secret: string): string {
  if (secret.startsWith('wap_')) return '/api/v2/whoami';
  return secret.startsWith('wac_') ? '/v1/whoami' : '/api/v1/whoami';
}
