/** Saved, said no to, or impossible to save. */
type ReturnedAnswer =
  | { clientId: string; shared: readonly string[]; withdrawn: readonly string[] }
  | 'denied'
  | 'failed';

/** What goes back to the partner with the browser. All of it is a hint: his backend asks us before it acts. */
export interface ReturnTo {
  redirectUrl: string;
  requestId: string;
  stateEcho?: string | null;
  answer: ReturnedAnswer;
}

// What the page shows at most; servers refuse addresses of more than some 16 kB.
const MOST = 1000;

/**
 * Builds the address to which the browser returns: the redirect URL, its own query kept, ours appended. Lists are in
 * brackets without quotes or blanks, as the connect button parses them; `channels` is always there, `revoked` only when
 * something was withdrawn; a denial has no `client`, so the button stays silent. What
 * could not be saved is said with `error=server_error`.
 */
export function returnAddress({ redirectUrl, requestId, stateEcho, answer }: ReturnTo): string {
  const pairs: string[] = [];
  if (typeof answer === 'string') pairs.push(`error=${answer === 'denied' ? 'access_denied' : 'server_error'}`);
  else {
    pairs.push(`client=${answer.clientId}`, `channels=[${answer.shared.slice(0, MOST).join(',')}]`);
    if (answer.withdrawn.length > 0) pairs.push(`revoked=[${answer.withdrawn.join(',')}]`);
  }
  if (stateEcho != null) pairs.push(`state=${stateEcho}`);
  pairs.push(`request=${requestId}`);
  const joint = !redirectUrl.includes('?') ? '?' : /[?&]$/.test(redirectUrl) ? '' : '&';
  return redirectUrl + joint + pairs.join('&');
}
