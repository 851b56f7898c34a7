import { resultOf } from '../../world/answer.ts';
import type { DemoClient, World } from '../../world/start-world.ts';

/** A channel key as its maker gets it. */
export interface MadeKey {
  id: string;
  secret: string;
  channelId: string;
}

/** The first number that the demo world's partner may make keys for: a Partner Payment one is shared from the start. */
export const sharedChannel = ({ travel }: World): string => firstOf(travel);

/** The first number that its client has not shared. */
export const missingChannel = ({ bakery }: World): string => firstOf(bakery);

function firstOf({ name, channels: [channel] }: DemoClient): string {
  if (channel === undefined) throw new Error(`${name} has no number.`);
  return channel.id;
}

/** Makes a channel key with the partner's own. */
export async function makeKey(world: World, more: Record<string, unknown> = {}): Promise<MadeKey> {
  const input = { channelId: sharedChannel(world), name: 'A key', ...more };
  return resultOf<MadeKey>(await world.as(world.demo.partner.partnerKey).change('channelKeys.create', input));
}
