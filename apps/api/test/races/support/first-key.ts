import type { ChannelId, CreatedChannelKey } from '@chatelaine/shared';
import type { DemoFile } from '../../../src/demo-world.ts';
import type { World } from '../../world/start-world.ts';

/** Returns the first number of the client on Direct Payment. */
export function numberOf({ clients }: DemoFile): ChannelId {
  const channel = clients[0]?.channels[0];
  if (channel === undefined) throw new Error('The demo world has no number.');
  return channel.id;
}

/** Shares the client's number with the partner, and creates the partner's key for the number. */
export async function shareAndCreate(
  world: World,
  input: { limits?: { perMinute?: number; perMonth?: number } } = {},
): Promise<CreatedChannelKey> {
  const channelId = numberOf(world.demo);
  await world.share([channelId]);
  return world.partner.channelKeys.create({ channelId, name: 'Prod server', ...input });
}
