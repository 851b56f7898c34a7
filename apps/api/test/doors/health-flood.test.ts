import { expect, test } from 'vitest';
import { call } from '../world/answer.ts';
import { startWorld } from '../world/start-world.ts';

const CROWD = 50;

// Each health check used to send three queries on the connection on which a node also reports that it lives. Many
// checks of a stranger made the node look unhealthy, so its proxy took the node out of service.
test('a crowd at the health checks asks the database as one does', async () => {
  await using world = await startWorld();
  const { baseUrl, services } = world;
  let asked = 0;
  services.probe.on('acquire', () => {
    asked += 1;
  });

  const crowd = Array.from({ length: CROWD }, (_, at) => call(`${baseUrl}${at % 2 ? '/readyz' : '/healthz'}`));
  const answers = await Promise.all(crowd);

  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(asked).toBeLessThan(CROWD);
});
