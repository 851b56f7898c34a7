import type { Config } from './config.ts';
import { doNotices } from './notice/index.ts';
import { pruneAll } from './prune.ts';
import { DAILY_QUEUE, type OpenHouse } from './services.ts';

const NIGHTLY = '23 3 * * *';

/** Begins what this node does beside answering: it tells people what happened, and forgets what was kept long enough. */
export async function startBackground(house: OpenHouse, config: Config): Promise<void> {
  const { jobs, beginWork } = house;
  doNotices(house);
  jobs.every(DAILY_QUEUE, NIGHTLY, () => pruneAll({ beginWork, usageRetentionDays: config.usageRetentionDays }));
  await jobs.start();
}
