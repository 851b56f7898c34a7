/** What became of the client's answer: it was saved, the client denied, or the server could not save the answer. */
type ReturnedAnswer =
  | { clientId: string; shared: readonly string[]; withdrawn: readonly string[] }
  | 'denied'
  | 'failed';

/**
 * The values that the browser takes back to the partner. These values are only hints: before the partner acts, its
 * backend asks our server.
 */
export interface ReturnTo {
  redirectUrl: string;
  requestId: string;
  stateEcho?: string | null;
  answer: ReturnedAnswer;
}

// The maximum length of the address, because servers of partners may refuse longer addresses: IIS reads 2,048
// characters of a query, nginx 8 KiB of a line.
const MAX_LENGTH = 2_000;

/**
 * Builds the URL to which the browser returns: the redirect URL with its own query, and our parameters after that
 * query. Lists are in brackets without quotes or blanks, as the connect button parses them. A saved answer always has
 * `channels`, and has `revoked` only when a number was withdrawn. A denial has no `client`, so the connect button does
 * nothing. An answer that could not be saved gets `error=server_error`. When the URL would have more than 2,000
 * characters, each list is cut after a whole id. The cut loses nothing: lists are only hints, and the partner asks our
 * server about `request`.
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

/** Returns how many of these ids, with commas between them, fit into a number of characters. */
function fitting(ids: readonly string[], room: number): number {
  let length = -1;
  const end = ids.findIndex((id) => {
    length += id.length + 1;
    return length > room;
  });
  return end < 0 ? ids.length : end;
}

// Escapes the `state` that goes back to the partner. The old connect button looks for the names of our parameters after
// every question mark, and it looks for brackets. So the `state` must not look like such a parameter.
function escaped(echo: string): string {
  return echo.replace(/[?#&[\]]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
