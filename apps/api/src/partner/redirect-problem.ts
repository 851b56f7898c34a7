import { redirectUrlProblem } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';

/** Says why this partner cannot use a redirect URL, or null when it can: this machine's only outside production, or in a test. */
export const redirectProblem = (work: Work, { testing }: { testing: boolean }, url: string): string | null =>
  redirectUrlProblem(url, testing || !work.services.production);
