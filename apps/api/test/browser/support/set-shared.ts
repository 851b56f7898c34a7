import type { World } from '../../world/start-world.ts';
import { beginSession } from './sign-in.ts';

/**
 * Makes the first `count` numbers of the bakery Shared, and no other number. The bakery's owner does this in another
 * browser, and the pages of the test do not get a notice.
 */
export async function setShared(world: World, count: number): Promise<void> {
  const { partner, bakery } = world;
  const wanted = bakery.channels.slice(0, count).map(({ id }) => id);
  const { missing, shared } = await partner.permissions.check({ channelIds: bakery.channels.map(({ id }) => id) });
  if (shared.length === count && missing.every((id) => !wanted.includes(id))) return;
  const owner = await beginSession(world, bakery.user);
  await owner.share((await partner.onboarding.start()).url, wanted);
}
