import { redirectUrlProblem } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';

/**
 * Says why this partner cannot use a redirect URL, or null. A URL of the browser's own machine is accepted outside
 * production, or while the partner is testing.
 */
export const redirectProblem = (work: Work, { testing }: { testing: boolean }, url: string): string | null =>
  redirectUrlProblem(url, testing || !work.services.production);
