import type { PersonId } from '@chatelaine/shared';
import { filterOf } from '../platform/db/condition.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Transaction, transaction, type Work } from '../platform/work.ts';
import { openRequest } from './open-request.ts';
import { PermissionRequestEntity, type PermissionRequestRow } from './permission-request.entity.ts';
import { isRequestOpen } from './permission-request.sql.ts';
import type { ResolvedLink } from './resolve-link.ts';

/**
 * Binds the request to the first person who signs in on it. A plain link has no request, so this function makes a new
 * request for the person. When the same person loads the page of a plain link again, the page uses the request that
 * exists. Nobody else can use a bound request.
 */
export function bindRequest(work: Work, link: ResolvedLink, personId: PersonId): Promise<PermissionRequestRow> {
  return transaction(work, async (tx) => {
    const row = link.request === null ? await ownRequest(tx, link, personId) : await lockRequest(tx, link.request.id);
    if (row.personId == null) row.personId = personId;
    if (row.personId !== personId) throw new Refusal('not_found', `request ${row.id} belongs to someone else`);
    return row;
  });
}

/** Locks the row of a request, so that two transactions that bind or answer the request run one after the other. */
export async function lockRequest(work: Work, id: string): Promise<PermissionRequestRow> {
  await work.em.execute('select id from permission_request where id = ? for update', [id]);
  const row = await work.em.findOne(PermissionRequestEntity, { id }, { refresh: true });
  if (row === null) throw new Refusal('not_found', 'an unknown request');
  return row;
}

async function ownRequest(work: Transaction, link: ResolvedLink, personId: PersonId): Promise<PermissionRequestRow> {
  const { partner, redirectUrl, number, state, stateEcho, ioSignature } = link;
  const same = { partnerId: partner.id, redirectUrl, number, stateEcho, ioSignature };
  // Two tabs or two people may use one signed link at the same time. The second transaction waits for this lock of the
  // signature, and then finds the request that the first transaction made.
  if (ioSignature !== null)
    await work.em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`signature ${ioSignature}`]);
  await work.em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`request ${personId}`]);
  const isOpen = filterOf<PermissionRequestRow>((r) => isRequestOpen(work.now, r));
  const open = await work.em.findOne(PermissionRequestEntity, { $and: [{ ...same, personId }, isOpen] });
  if (open !== null) return open;
  if (ioSignature !== null && (await work.em.count(PermissionRequestEntity, { ioSignature })) > 0) {
    throw new Refusal('not_found', 'this signature was used');
  }
  const doer = { kind: 'person', id: personId, account: null } as const;
  return openRequest(work, doer, { ...same, state, personId });
}
