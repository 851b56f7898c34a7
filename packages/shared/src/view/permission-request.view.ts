import type { PermissionRequest, PermissionRequestStatus } from '../permission-request.ts';
import { DEFAULT_REDIRECT_URL } from '../settings.ts';

/** Fields that are shown as they are stored. */
type Plain = 'id' | 'number' | 'redirectUrl' | 'state' | 'clientId' | 'granted' | 'withdrawn' | 'shared';

/** A request as it is stored. */
export interface KeptRequest extends Pick<PermissionRequest, Plain> {
  answer: 'granted' | 'denied' | null;
  expiresAt: Date;
  answeredAt: Date | null;
}

/** The status of a request: the client's answer, expired, or open. */
export function requestStatus(
  { answer, expiresAt }: Pick<KeptRequest, 'answer' | 'expiresAt'>,
  now: Date,
): PermissionRequestStatus {
  return answer ?? (expiresAt <= now ? 'expired' : 'open');
}

/** Shows a request to the partner that made it. */
export function viewPermissionRequest(row: KeptRequest, baseUrl: string, now: Date): PermissionRequest {
  const { id, number, redirectUrl, state, clientId } = row;
  return {
    ...{ id, number, redirectUrl, state, clientId },
    url: `${baseUrl}/permission?request=${id}`,
    status: requestStatus(row, now),
    // No list contains this default: an http address on a list is always an address of a tester's own machine.
    isDefaultRedirect: redirectUrl === DEFAULT_REDIRECT_URL,
    expiresAt: row.expiresAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    granted: [...row.granted],
    withdrawn: [...row.withdrawn],
    shared: [...row.shared],
  };
}
