import { eventually } from '@chatelaine/tools/browser/eventually';
import { expect, test } from 'vitest';
import { call } from '../world/answer.ts';
import { seeRequests } from '../world/seen-requests.ts';
import { startWorld } from '../world/start-world.ts';

const CROWD = 50;

// In an earlier version, each health check sent three queries on the same connection on which a node reports that it is
// alive. Many health checks from any caller delayed this report. The node looked unhealthy, and its proxy took the node
// out of service.
test('a crowd at the health checks asks the database as one does', async () => {
  await using world = await startWorld();
  const { baseUrl, services } = world;
  using seen = seeRequests(Number(new URL(baseUrl).port));
  // The test holds the only database connection of the health checks until all requests have arrived. So all requests
  // wait at the same time, even on a slow machine.
  const held = await services.probe.connect();
  let asked = 0;
  services.probe.on('acquire', () => {
    asked += 1;
  });

  const crowd = Array.from({ length: CROWD }, (_, at) => call(`${baseUrl}${at % 2 ? '/readyz' : '/healthz'}`));
  await eventually(async () => seen.lines.length).toBe(CROWD);
  held.release();
  const answers = await Promise.all(crowd);

  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(asked).toBeLessThan(CROWD);
});
