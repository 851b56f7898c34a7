import { resultOf } from '../../world/answer.ts';
import type { DemoClient, World } from '../../world/start-world.ts';

/** A new channel key with its secret. The maker of the key gets both. */
export interface MadeKey {
  id: string;
  secret: string;
  channelId: string;
}

/**
 * Returns the first number for which the demo world's partner may make keys. With Partner Payment a number is shared
 * from the start.
 */
export const sharedChannel = ({ travel }: World): string => firstOf(travel);

/** Returns the first number that the client has not shared. */
export const missingChannel = ({ bakery }: World): string => firstOf(bakery);

function firstOf({ name, channels: [channel] }: DemoClient): string {
  if (channel === undefined) throw new Error(`${name} has no number.`);
  return channel.id;
}

/** Makes a channel key. The caller is the partner's own key. */
export async function makeKey(world: World, more: Record<string, unknown> = {}): Promise<MadeKey> {
  const input = { channelId: sharedChannel(world), name: 'A key', ...more };
  return resultOf<MadeKey>(await world.as(world.demo.partner.partnerKey).change('channelKeys.create', input));
}
