import type { PersonId } from '@chatelaine/shared';
import type { Doer } from '../event/index.ts';
import { record } from '../event/index.ts';
import { newId } from '../platform/id.ts';
import type { Transaction } from '../platform/work.ts';
import { REQUEST_LIFE_MS } from './more-time.rule.ts';
import { PermissionRequestEntity, type PermissionRequestRow } from './permission-request.entity.ts';

export interface OpenRequest {
  partnerId: string;
  redirectUrl: string;
  number: string | null;
  state: string | null;
  stateEcho: string | null;
  ioSignature?: string | null;
  personId?: PersonId | null;
}

/**
 * Opens a one-time request that is valid for fifteen minutes. Its partner, redirect URL, number and state never change.
 */
export function openRequest(work: Transaction, doer: Doer, input: OpenRequest): PermissionRequestRow {
  const row = work.em.create(PermissionRequestEntity, {
    id: newId('request'),
    ...input,
    clientId: null,
    answer: null,
    answeredAt: null,
    granted: [],
    withdrawn: [],
    shared: [],
    createdAt: work.now,
    expiresAt: new Date(work.now.getTime() + REQUEST_LIFE_MS),
  });
  record(work, doer, { type: 'permission_request.opened', partnerId: input.partnerId, subjectId: row.id });
  return row;
}
