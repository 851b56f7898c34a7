import { eventually } from '@chatelaine/tools/browser/eventually';
import { expect, test } from 'vitest';
import { createLog } from '../../src/platform/log.ts';
import { type OpenServices, openServices } from '../../src/services.ts';
import { copyWorld, dropDatabase, emptyDatabase } from '../world/database.ts';
import { testConfig } from '../world/test-config.ts';

const QUEUE = 'daily';

const enqueue = (services: OpenServices, ...names: string[]) =>
  services.jobs.enqueue(
    services.beginWork().em,
    QUEUE,
    names.map((name) => ({ name })),
  );

/**
 * Makes a database, and drops it at the end of the test. The function `open` of the result starts our services on this
 * database.
 */
async function openPlace(database = copyWorld) {
  const databaseUrl = await database();
  const options = { log: createLog('silent'), pollSeconds: 0.5 };
  return {
    open: () => openServices(testConfig({ databaseUrl, baseUrl: 'http://localhost:1' }), options),
    [Symbol.asyncDispose]: () => dropDatabase(databaseUrl),
  };
}

test('two nodes that start at once on an empty database make the tables once, and both can add jobs', async () => {
  await using place = await openPlace(emptyDatabase);

  const serviceSets = await Promise.all([place.open(), place.open()]);

  for (const services of serviceSets) await enqueue(services, 'any');
  const { rows } = await serviceSets[0].pool.query('select from jobs.job where name = $1', [QUEUE]);
  expect(rows).toHaveLength(2);
  await Promise.all(serviceSets.map((services) => services.close()));
});

test('a stop waits for the job that runs, and leaves the others for the next start', async () => {
  await using place = await openPlace();
  const services = await place.open();
  const begun = Promise.withResolvers<void>();
  const mayEnd = Promise.withResolvers<void>();
  const done: unknown[] = [];
  await enqueue(services, 'first', 'second');
  services.jobs.work(QUEUE, async ({ name }) => {
    begun.resolve();
    await mayEnd.promise;
    done.push(name);
  });
  await services.jobs.start();
  await begun.promise;

  const closed = services.close();
  expect(done).toEqual([]);
  mayEnd.resolve();
  await closed;

  expect(done).toHaveLength(1);
  const next = await place.open();
  const { rows } = await next.pool.query(
    "select data->>'name' as name, state from jobs.job where name = $1 order by 1",
    [QUEUE],
  );
  const other = done[0] === 'first' ? 'second' : 'first';
  expect(rows).toHaveLength(2);
  expect(rows).toEqual(
    expect.arrayContaining([
      { name: done[0], state: 'completed' },
      { name: other, state: 'retry' },
    ]),
  );
  await next.close();
});

test('a job that fails comes again; the ones beside it are done once', async () => {
  await using place = await openPlace();
  const services = await place.open();
  const seen: unknown[] = [];
  await enqueue(services, 'good', 'bad', 'better');
  services.jobs.work(QUEUE, async ({ name }) => {
    seen.push(name);
    if (name === 'bad' && seen.length < 4) throw new Error('not yet');
  });

  await services.jobs.start();
  await eventually(async () => {
    await services.pool.query("update jobs.job set start_after = now() where state = 'retry'");
    return seen;
  }).toHaveLength(4);

  expect(seen.toSorted()).toEqual(['bad', 'bad', 'better', 'good']);
  await services.close();
});
