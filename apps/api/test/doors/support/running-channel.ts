import { resultOf } from '../../world/answer.ts';
import type { DemoClient, World } from '../../world/start-world.ts';

/**
 * The id, the secret and the number of a new channel key. The server returns the secret only to the caller that makes
 * the key.
 */
export interface MadeKey {
  id: string;
  secret: string;
  channelId: string;
}

/**
 * Returns the id of the first number for which the demo world's partner may make keys. This number is on Partner
 * Payment, so it is shared from the start.
 */
export const sharedChannel = ({ travel }: World): string => firstOf(travel);

/** Returns the id of a number for which the partner may not make keys, because the client has not shared it. */
export const missingChannel = ({ bakery }: World): string => firstOf(bakery);

function firstOf({ name, channels: [channel] }: DemoClient): string {
  if (channel === undefined) throw new Error(`${name} has no number.`);
  return channel.id;
}

/** Makes a channel key with the key of the demo world's partner. */
export async function makeKey(world: World, more: Record<string, unknown> = {}): Promise<MadeKey> {
  const input = { channelId: sharedChannel(world), name: 'A key', ...more };
  return resultOf<MadeKey>(await world.as(world.demo.partner.partnerKey).change('channelKeys.create', input));
}
