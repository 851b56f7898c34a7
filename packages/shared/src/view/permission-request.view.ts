import type { PermissionRequest, PermissionRequestStatus } from '../permission-request.ts';
import { DEFAULT_REDIRECT_URL } from '../settings.ts';

/** What is shown as it is kept. */
type Plain = 'id' | 'number' | 'redirectUrl' | 'state' | 'clientId' | 'granted' | 'withdrawn' | 'shared';

/** A request as it is kept. */
export interface KeptRequest extends Pick<PermissionRequest, Plain> {
  answer: 'granted' | 'denied' | null;
  expiresAt: Date;
  answeredAt: Date | null;
}

/** The state of a request: its answer, expired, or open. */
export function requestStatus(
  { answer, expiresAt }: Pick<KeptRequest, 'answer' | 'expiresAt'>,
  now: Date,
): PermissionRequestStatus {
  return answer ?? (expiresAt <= now ? 'expired' : 'open');
}

/** Shows a request to the partner who made it. */
export function viewPermissionRequest(row: KeptRequest, baseUrl: string, now: Date): PermissionRequest {
  const { id, number, redirectUrl, state, clientId } = row;
  return {
    ...{ id, number, redirectUrl, state, clientId },
    url: `${baseUrl}/permission?request=${id}`,
    status: requestStatus(row, now),
    // It is on no list: it is an http address and not a tester's own machine.
    isDefaultRedirect: redirectUrl === DEFAULT_REDIRECT_URL,
    expiresAt: row.expiresAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    granted: [...row.granted],
    withdrawn: [...row.withdrawn],
    shared: [...row.shared],
  };
}
