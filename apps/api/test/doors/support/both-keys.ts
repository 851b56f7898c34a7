import type { World } from '../../world/start-world.ts';
import { makeKey } from './running-channel.ts';

/** Keys of every kind with their ids, a legacy token, and the session cookie of a person. */
export interface BothKeys {
  wap: string;
  wapId: string;
  /** Another live partner key. */
  other: string;
  wac: string;
  wacId: string;
  wa: string;
  waId: string;
  /** Another live organization key. */
  otherWa: string;
  /** The legacy token of the partner's owner. */
  wat: string;
  cookie: string;
}

/** Makes two partner keys, a channel key, two organization keys and a legacy token, and signs a person in. */
export async function makeBothKeys(world: World): Promise<BothKeys> {
  const { partner } = world.demo;
  const make = (name: string) => {
    const command = ['partner', 'key', '--partner', partner.id, '--name', name];
    return world.admin<{ id: string; secret: string }>(...command);
  };
  const makeWa = (name: string) => {
    const command = ['client', 'key', '--client', world.bakery.id, '--name', name, '--scopes', 'read'];
    return world.admin<{ id: string; secret: string }>(...command);
  };
  const [first, second, channelKey] = [await make('First'), await make('Second'), await makeKey(world)];
  const { secret: wa, id: waId } = await makeWa('First');
  const { secret: otherWa } = await makeWa('Second');
  const asked = { username: partner.user.email, password: partner.user.password };
  const { access_token: wat } = (await world.nobody.post('/api/v2/token', asked)).body as { access_token: string };
  const { cookie } = world.as(world.bakery.user);
  const { secret: wac, id: wacId } = channelKey;
  return { wap: first.secret, wapId: first.id, other: second.secret, wac, wacId, wa, waId, otherWa, wat, cookie };
}
