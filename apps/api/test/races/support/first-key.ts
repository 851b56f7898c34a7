import type { ChannelId, CreatedChannelKey } from '@chatelaine/shared';
import type { DemoFile } from '../../../src/demo-world.ts';
import type { World } from '../../world/start-world.ts';

/** The first number of the client on Direct Payment. */
export function numberOf({ clients }: DemoFile): ChannelId {
  const channel = clients[0]?.channels[0];
  if (channel === undefined) throw new Error('The demo world has no number.');
  return channel.id;
}

/** The client shares its number with the partner, who makes a key for it. */
export async function shareAndCreate(
  world: World,
  input: { limits?: { perMinute?: number; perMonth?: number } } = {},
): Promise<CreatedChannelKey> {
  const channelId = numberOf(world.demo);
  await world.share([channelId]);
  return world.partner.channelKeys.create({ channelId, name: 'Prod server', ...input });
}
