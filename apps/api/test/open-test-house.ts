import { type HouseOptions, type OpenHouse, openHouse } from '../src/house.ts';
import { createLog } from '../src/platform/log.ts';
import { copyWorld } from './database.ts';
import { testConfig } from './test-config.ts';

/** Opens the database of one test without any door: for use cases and the operator's commands. */
export async function openTestHouse(options: HouseOptions = {}): Promise<OpenHouse & AsyncDisposable> {
  const config = testConfig({ databaseUrl: await copyWorld(), baseUrl: 'http://localhost:1' });
  const house = await openHouse(config, { log: createLog('silent'), ...options });
  return Object.assign(house, { [Symbol.asyncDispose]: house.close });
}
