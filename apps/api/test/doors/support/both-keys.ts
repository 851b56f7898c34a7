import type { Doors } from './open-doors.ts';
import { makeKey } from './running-channel.ts';

/** Keys for both doors, with their ids, and the cookie of someone who is signed in. */
export interface BothKeys {
  wap: string;
  wapId: string;
  /** Another live partner key. */
  other: string;
  wac: string;
  wacId: string;
  cookie: string;
}

/** Makes two partner keys and a channel key, and signs a person in. */
export async function makeBothKeys(doors: Doors): Promise<BothKeys> {
  const { partner, clients } = doors.demo;
  const make = (name: string) => {
    const command = ['partner', 'key', '--partner', partner.id, '--name', name];
    return doors.admin<{ id: string; secret: string }>(...command);
  };
  const [first, second, channelKey] = [await make('First'), await make('Second'), await makeKey(doors)];
  const { cookie } = await doors.signIn(clients[0]?.user ?? partner.user);
  const { secret: wac, id: wacId } = channelKey;
  return { wap: first.secret, wapId: first.id, other: second.secret, wac, wacId, cookie };
}
