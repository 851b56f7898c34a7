import { createLog } from '../../src/platform/log.ts';
import { type OpenServices, openServices, type ServicesOptions } from '../../src/services.ts';
import { copyWorld, dropDatabase } from './database.ts';
import { testConfig } from './test-config.ts';

/** Opens the database of one test without any door: for use cases and the operator's commands. It goes at the end. */
export async function openTestServices(options: ServicesOptions = {}): Promise<OpenServices & AsyncDisposable> {
  const databaseUrl = await copyWorld();
  const config = testConfig({ databaseUrl, baseUrl: 'http://localhost:1' });
  const services = await openServices(config, { log: createLog('silent'), ...options });
  const end = async () => {
    await services.close();
    await dropDatabase(databaseUrl);
  };
  return Object.assign(services, { [Symbol.asyncDispose]: end });
}
