import { DEFAULT_REDIRECT_URL, isListedUrl, redirectTargetProblem } from '@chatelaine/shared';
import { mayBeLoopback, type Partner, redirectProblem } from '../partner/index.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';

/**
 * Decides to which URL the browser returns: the given URL, or else the partner's first listed URL, or else the default
 * URL. The given URL must be on the partner's list. A listed URL is checked again, because the partner may have been
 * testing when the URL was added.
 */
export function redirectTarget(work: Work, partner: Partner, given: string | null): string {
  const target = given ?? partner.redirectUrls[0];
  if (target === undefined) return DEFAULT_REDIRECT_URL;
  requireUsable(work, partner, target);
  return target;
}

function requireUsable(work: Work, partner: Partner, url: string): void {
  if (redirectProblem(work, partner, url) !== null || !isListedUrl(url, partner.redirectUrls))
    throw new Refusal('redirect_not_allowed', `partner ${partner.id}`);
}

/**
 * Refuses a URL that no list may contain, and says why. Refuses a URL that is not on the partner's list, and shows the
 * list. Only a partner's backend gets these sentences, because the people who open a link cannot fix the URL.
 */
export function requireRedirectUrl(work: Work, partner: Partner, given: string | undefined): void {
  const problem = redirectTargetProblem(given, partner.redirectUrls, mayBeLoopback(work, partner));
  if (problem === null) return;
  const { code, message } = problem;
  throw new Refusal(code, `partner ${partner.id}`, { issues: [{ path: 'redirectUrl', message }] });
}

/**
 * Checks again that a request's redirect URL is listed. This check runs when a person opens the page of the request,
 * and when the answer is saved, because the list may have changed since the request was made.
 */
export function requireStillListed(work: Work, partner: Partner, redirectUrl: string): void {
  if (redirectUrl === DEFAULT_REDIRECT_URL && partner.redirectUrls.length === 0) return;
  requireUsable(work, partner, redirectUrl);
}
