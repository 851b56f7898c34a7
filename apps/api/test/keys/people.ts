import { inject } from 'vitest';
import { type Desk, openDesk, type Visitor } from '../codes/desk.ts';

/** A house with a partner's owner and a client's owner at our own pages, and the keys that they make. */
export interface People extends AsyncDisposable {
  desk: Desk;
  partner: Visitor;
  client: Visitor;
  clientId: string;
  /** The client's running numbers; nothing is shared. */
  channelIds: string[];
  /** What a key is told on the door of its kind: 200, or the refusal's code. */
  use(secret: string, headers?: Record<string, string>): Promise<number | string>;
  /** The whole answer of that door. */
  ask(secret: string, headers?: Record<string, string>): Promise<Response>;
}

/** What a procedure gave: its data, or a thrown sentence when it refused. */
export async function done<T = CreatedKey>(told: Promise<{ status: number; refusal: string | null; data: unknown }>) {
  const { status, refusal, data } = await told;
  if (status !== 200) throw new Error(`refused: ${refusal} ${JSON.stringify(data)}`);
  return data as T;
}

/** A key of any kind, with its secret. */
export interface CreatedKey {
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

export async function openPeople(): Promise<People> {
  const [shop] = inject('demo').clients;
  if (shop === undefined) throw new Error('The demo world has no client.');
  const desk = await openDesk();
  const [{ baseUrl }] = desk.servers;
  const ask = (secret: string, headers: Record<string, string> = {}) =>
    fetch(baseUrl + doorOf(secret), { headers: { ...headerOf(secret), ...headers } });
  return {
    desk,
    partner: desk.owner,
    client: await desk.invite(shop.id, 'second@shop.example'),
    clientId: shop.id,
    channelIds: shop.channels.filter(({ status }) => status === 'running').map(({ id }) => id),
    ask,
    use: async (secret, headers) => {
      const answer = await ask(secret, headers);
      await answer.arrayBuffer();
      return answer.headers.get('x-refusal') ?? answer.status;
    },
    [Symbol.asyncDispose]: () => desk[Symbol.asyncDispose](),
  };
}

/** Makes a partner key as its owner does: with a code that is good for just this key. */
export async function createPartnerKey(people: People, input: object): Promise<CreatedKey> {
  const { header } = await people.partner.code('partnerKeys.create', input);
  return done(people.partner.call('partnerKeys.create', input, { code: header }));
}

function doorOf(secret: string): string {
  if (secret.startsWith('wap_')) return '/api/v2/whoami';
  return secret.startsWith('wac_') ? '/v1/whoami' : '/api/v1/whoami';
}

function headerOf(secret: string): Record<string, string> {
  return secret.startsWith('wac_') ? { 'd360-api-key': secret } : { 'x-api-key': secret };
}
