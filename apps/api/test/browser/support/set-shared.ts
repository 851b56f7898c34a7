import type { World } from '../../world/start-world.ts';
import { beginSession } from './sign-in.ts';

/**
 * Makes the first `count` numbers of the bakery Shared, and its other numbers Missing. The bakery's owner answers in
 * another browser, so the pages that the test has opened do not know about the change. Returns whether anything changed.
 */
export async function setShared(world: World, count: number): Promise<boolean> {
  const { partner, bakery } = world;
  const wanted = bakery.channels.slice(0, count).map(({ id }) => id);
  const { missing, shared } = await partner.permissions.check({ channelIds: bakery.channels.map(({ id }) => id) });
  if (shared.length === count && missing.every((id) => !wanted.includes(id))) return false;
  const owner = await beginSession(world, bakery.user);
  await owner.share((await partner.onboarding.start()).url, wanted);
  return true;
}
