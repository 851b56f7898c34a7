import * as t from '../texts/en/webhook.ts';
import type { Webhook } from './webhook.ts';

/**
 * Says what a person can do about a webhook that fails or is paused. A webhook that the server paused for its receiver
 * must be mended first. The webhook of a number has no test and no URL that a person can change.
 */
export function cureOf({ kind, pausedAt, pauseReason }: Pick<Webhook, 'kind' | 'pausedAt' | 'pauseReason'>): string {
  const cures = t.cures[kind === 'channel' ? 'number' : 'own'];
  if (pausedAt === null) return cures.failing;
  return pauseReason === 'gone' || pauseReason === 'failing' ? cures.broken : cures.paused;
}
