import { forgetCounting } from './api-key/index.ts';
import type { Config } from './config.ts';
import { DAILY_QUEUE, type OpenHouse } from './house.ts';
import { doNotices } from './notice/index.ts';
import { forgetOldDevices, pruneLegacyTokens } from './person/index.ts';
import { pruneAllowances } from './platform/failure-count.ts';
import { pruneUsage } from './usage/index.ts';

const NIGHTLY = '23 3 * * *';

/** Begins what this node does beside answering: it tells people what happened, and forgets what was kept long enough. */
export async function startBackground(house: OpenHouse, config: Config): Promise<void> {
  const { jobs, beginWork } = house;
  doNotices(house);
  jobs.every(DAILY_QUEUE, NIGHTLY, async () => {
    await pruneUsage(beginWork(), config.usageRetentionDays);
    await pruneLegacyTokens(beginWork());
    await forgetOldDevices(beginWork());
    await pruneAllowances(house);
    await forgetCounting(beginWork());
  });
  await jobs.start();
}
