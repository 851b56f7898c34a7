import { redirectUrlProblem } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';

/**
 * Whether a redirect URL of this partner may lead to the browser's own machine. Such URLs are allowed outside
 * production, and while the partner is testing.
 */
export const mayBeLoopback = (work: Work, { testing }: { testing: boolean }): boolean =>
  testing || !work.services.production;

/** Says why this partner cannot use a redirect URL, or null. */
export const redirectProblem = (work: Work, partner: { testing: boolean }, url: string): string | null =>
  redirectUrlProblem(url, mayBeLoopback(work, partner));
