import * as t from '../texts/en/webhook.ts';
import type { Webhook } from './webhook.ts';

/**
 * Returns what the screen said after an act, without what is no longer true: somebody else may have resumed or paused the
 * webhook since.
 */
export function stillTrue(said: string, { pausedAt }: Pick<Webhook, 'pausedAt'>): string {
  return said === (pausedAt === null ? t.paused : t.resumed) ? '' : said;
}
