import type { WebhookDelivery } from '@chatelaine/shared';

const [SOON_MS, QUICK_MS, SLOW_MS] = [20_000, 1_000, 3_000];

/**
 * Returns after which time deliveries are asked for again. While an attempt is under way or due soon, its result is
 * shown almost at once. Deliveries and attempts cause no event of the account, so the page has to ask.
 */
export function refreshAfter(shown: readonly Pick<WebhookDelivery, 'status' | 'nextAttemptAt'>[], now: Date): number {
  const isSoon = shown.some(
    ({ status, nextAttemptAt }) =>
      status === 'pending' && (nextAttemptAt === null || Date.parse(nextAttemptAt) - now.getTime() < SOON_MS),
  );
  return isSoon ? QUICK_MS : SLOW_MS;
}
