import { createLog } from '../../src/platform/log.ts';
import { type OpenServices, openServices, type ServicesOptions } from '../../src/services.ts';
import { copyWorld, dropDatabase } from './database.ts';
import { testConfig } from './test-config.ts';

/**
 * Opens services with a new database and without any door, for tests of use cases and of the operator's commands. The
 * end of the test drops the database.
 */
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
