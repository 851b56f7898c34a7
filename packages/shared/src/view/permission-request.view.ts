import type { PermissionRequest, PermissionRequestStatus } from '../permission-request.ts';
import { DEFAULT_REDIRECT_URL } from '../settings.ts';

/** The fields whose values the partner sees exactly as they are stored. */
type Plain = 'id' | 'number' | 'redirectUrl' | 'state' | 'clientId' | 'granted' | 'withdrawn' | 'shared';

/** A permission request as the database stores it. */
export interface KeptRequest extends Pick<PermissionRequest, Plain> {
  answer: 'granted' | 'denied' | null;
  expiresAt: Date;
  answeredAt: Date | null;
}

/** Returns the status of a permission request: the client's answer if there is one, otherwise `expired` or `open`. */
export function requestStatus(
  { answer, expiresAt }: Pick<KeptRequest, 'answer' | 'expiresAt'>,
  now: Date,
): PermissionRequestStatus {
  return answer ?? (expiresAt <= now ? 'expired' : 'open');
}

/** Returns a permission request in the form that is shown to the partner that made the request. */
export function viewPermissionRequest(row: KeptRequest, baseUrl: string, now: Date): PermissionRequest {
  const { id, number, redirectUrl, state, clientId } = row;
  return {
    ...{ id, number, redirectUrl, state, clientId },
    url: `${baseUrl}/permission?request=${id}`,
    status: requestStatus(row, now),
    // No partner's list of redirect URLs contains the default URL, because an http address on a list is always an
    // address of a tester's own machine. So the default URL means that the list was empty.
    isDefaultRedirect: redirectUrl === DEFAULT_REDIRECT_URL,
    expiresAt: row.expiresAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    granted: [...row.granted],
    withdrawn: [...row.withdrawn],
    shared: [...row.shared],
  };
}
