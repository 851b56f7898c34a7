import { createLog } from '../../src/platform/log.ts';
import { type HouseOptions, type OpenHouse, openHouse } from '../../src/services.ts';
import { copyWorld, dropDatabase } from './database.ts';
import { testConfig } from './test-config.ts';

/** Opens the database of one test without any door: for use cases and the operator's commands. It goes at the end. */
export async function openTestHouse(options: HouseOptions = {}): Promise<OpenHouse & AsyncDisposable> {
  const databaseUrl = await copyWorld();
  const config = testConfig({ databaseUrl, baseUrl: 'http://localhost:1' });
  const house = await openHouse(config, { log: createLog('silent'), ...options });
  const end = async () => {
    await house.close();
    await dropDatabase(databaseUrl);
  };
  return Object.assign(house, { [Symbol.asyncDispose]: end });
}
