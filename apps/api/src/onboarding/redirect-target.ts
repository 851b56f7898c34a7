import { DEFAULT_REDIRECT_URL } from '@chatelaine/shared';
import { isListed, type Partner, redirectProblem } from '../partner/index.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';

/** Decides where the browser will return to: the given URL when it is listed, else the partner's first, else the default. */
export function redirectTarget(work: Work, partner: Partner, given: string | null): string {
  if (given === null) return partner.redirectUrls[0] ?? DEFAULT_REDIRECT_URL;
  if (redirectProblem(work, partner, given) !== null || !isListed(given, partner.redirectUrls)) {
    throw new Refusal('redirect_not_allowed', `partner ${partner.id}`);
  }
  return given;
}

/**
 * Refuses a URL that could stand on no list, saying what is wrong with it, and one that does not stand on the partner's,
 * saying what does. Only for a partner's backend: a link is opened by people who could not mend it.
 */
export function requireRedirectUrl(work: Work, partner: Partner, given: string | undefined): void {
  if (given === undefined) return;
  const message = redirectProblem(work, partner, given);
  if (message !== null)
    throw new Refusal('invalid_input', 'redirectUrl', { issues: [{ path: 'redirectUrl', message }] });
  if (isListed(given, partner.redirectUrls)) return;
  const listed =
    partner.redirectUrls.length === 0 ? 'Your list is empty.' : `On it: ${partner.redirectUrls.join(', ')}`;
  throw new Refusal('redirect_not_allowed', `partner ${partner.id}`, {
    issues: [
      { path: 'redirectUrl', message: `Not on your list: scheme, host, port and path must be equal. ${listed}` },
    ],
  });
}

/** Compares again when a request is opened and when its answer is saved: the list may have changed meanwhile. */
export function requireStillListed(partner: Partner, redirectUrl: string): void {
  if (redirectUrl === DEFAULT_REDIRECT_URL && partner.redirectUrls.length === 0) return;
  if (!isListed(redirectUrl, partner.redirectUrls)) throw new Refusal('redirect_not_allowed', `partner ${partner.id}`);
}
