import { DEFAULT_REDIRECT_URL, type PermissionRequest, type PermissionRequestStatus } from '@chatelaine/shared';
import type { PermissionRequestRow } from './permission-request.entity.ts';

/** The state of a request: its answer, expired, or open. */
export function requestStatus({ answer, expiresAt }: PermissionRequestRow, now: Date): PermissionRequestStatus {
  return answer ?? (expiresAt <= now ? 'expired' : 'open');
}

/** Shows a request to the partner who made it. */
export function viewPermissionRequest(row: PermissionRequestRow, baseUrl: string, now: Date): PermissionRequest {
  return {
    id: row.id,
    url: `${baseUrl}/permission?request=${row.id}`,
    status: requestStatus(row, now),
    number: row.number ?? null,
    redirectUrl: row.redirectUrl,
    // It is on no list: it is an http address and not a tester's own machine.
    isDefaultRedirect: row.redirectUrl === DEFAULT_REDIRECT_URL,
    state: row.state ?? null,
    expiresAt: row.expiresAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    clientId: row.clientId ?? null,
    granted: [...row.granted],
    withdrawn: [...row.withdrawn],
    shared: [...row.shared],
  };
}
