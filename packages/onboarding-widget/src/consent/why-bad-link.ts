import { isTyped } from './failure.rule.ts';
import type { Failure } from './server.ts';
import * as texts from './texts/rare-texts.ts';

/** Explains why a link cannot be used. */
export function whyBadLink(failure: Failure, partner: string | null): string {
  if (failure.code === 'redirect_not_allowed') return texts.badLinkRedirect(partner);
  const isTooLong = failure.issues.some(({ path }) => path === 'query');
  if (isTooLong) return texts.badLinkTooLong(partner);
  return (isTyped(failure) ? texts.badLinkUnreadable : texts.badLinkBody)(partner);
}
