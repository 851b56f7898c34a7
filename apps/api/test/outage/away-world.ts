import { createLog } from '../../src/platform/log.ts';
import { copyWorld, dropDatabase } from '../world/database.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { type DatabaseProxy, startProxy } from './proxy.ts';

/**
 * A world whose server reaches its database through a proxy. The member `sql` does not use the proxy, so `sql` works
 * while the proxy blocks the server.
 */
export interface AwayWorld extends World {
  proxy: DatabaseProxy;
}

/** Starts a world whose server reaches its database through a proxy. At first the proxy lets everything through. */
export async function startAwayWorld(log = createLog('error')): Promise<AwayWorld> {
  await using building = new AsyncDisposableStack();
  const databaseUrl = await copyWorld();
  building.defer(() => dropDatabase(databaseUrl));
  const proxy = building.use(await startProxy(databaseUrl));
  const config = { databaseUrl: proxy.url };
  const world = building.use(await startWorld({ databaseUrl, config, log }));
  const built = building.move();
  return Object.assign(world, { proxy, [Symbol.asyncDispose]: () => built.disposeAsync() });
}
