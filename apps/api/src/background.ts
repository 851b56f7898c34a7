import type { Config } from './config.ts';
import { doNotices } from './notice/index.ts';
import { pruneAll } from './prune.ts';
import { DAILY_QUEUE, type OpenServices } from './services.ts';

const NIGHTLY = '23 3 * * *';

/**
 * Begins this node's background work: mails to people about events, and the deletion of rows that need not be kept
 * longer.
 */
export async function startBackground(services: OpenServices, config: Config): Promise<void> {
  const { jobs, beginWork, log } = services;
  doNotices(services);
  const { usageRetentionDays } = config;
  jobs.every(DAILY_QUEUE, NIGHTLY, () => pruneAll({ beginWork, usageRetentionDays, log }));
  await jobs.start();
}
