import { afterAll, afterEach, beforeAll } from 'vitest';
import type { MovedClock } from '../../world/clock.ts';
import { openWebhookStage, type WebhookStage } from './stage.ts';

/** Opens one database for the tests of a file. The webhooks and deliveries of a test are gone before the next test. */
export function shareStage(clock: MovedClock): () => WebhookStage {
  let stage: WebhookStage | undefined;
  beforeAll(async () => {
    stage = await openWebhookStage(clock);
  });
  afterEach(() => stage?.clear());
  afterAll(() => stage?.[Symbol.asyncDispose]());
  return () => {
    if (stage === undefined) throw new Error('The database has not been opened.');
    return stage;
  };
}
