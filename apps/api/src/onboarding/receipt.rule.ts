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

// Servers refuse longer addresses: IIS reads 2,048 of a query, nginx 8 KiB of a line.
const MAX_LENGTH = 2_000;

/**
 * Builds the address to which the browser returns: the redirect URL, its own query kept, ours appended. Lists are in
 * brackets without quotes or blanks, as the connect button parses them; `channels` is always there, `revoked` only when
 * something was withdrawn; a denial has no `client`, so the button stays silent. What could not be saved is said with
 * `error=server_error`. Lists are cut after a whole id where the address has more than 2,000 characters: they are hints,
 * and `request` is what to ask for.
 */
export function returnAddress({ redirectUrl, requestId, stateEcho, answer }: ReturnTo): string {
  const joint = !redirectUrl.includes('?') ? '?' : /[?&]$/.test(redirectUrl) ? '' : '&';
  const last = [...(stateEcho == null ? [] : [`state=${escaped(stateEcho)}`]), `request=${requestId}`];
  if (typeof answer === 'string') {
    const error = answer === 'denied' ? 'access_denied' : 'server_error';
    return redirectUrl + joint + [`error=${error}`, ...last].join('&');
  }
  const { clientId, shared, withdrawn } = answer;
  const written = (nShared: number, nWithdrawn: number): string => {
    const lists = [`channels=[${shared.slice(0, nShared).join(',')}]`];
    if (withdrawn.length > 0) lists.push(`revoked=[${withdrawn.slice(0, nWithdrawn).join(',')}]`);
    return redirectUrl + joint + [`client=${clientId}`, ...lists, ...last].join('&');
  };
  const room = MAX_LENGTH - written(0, 0).length;
  const nShared = fitting(shared, room);
  const nWithdrawn = fitting(withdrawn, room - shared.slice(0, nShared).join(',').length);
  return written(nShared, nWithdrawn);
}

/** How many of these ids, with commas between them, fit in so many characters. */
function fitting(ids: readonly string[], room: number): number {
  let length = -1;
  const end = ids.findIndex((id) => {
    length += id.length + 1;
    return length > room;
  });
  return end < 0 ? ids.length : end;
}

// An echo ends where our names begin: the old button's parser looks for them after any question mark, and for brackets.
function escaped(echo: string): string {
  return echo.replace(/[?#&[\]]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
