import {
  type AccountStatus,
  type ApiKeyId,
  type ChannelId,
  type ChannelStatus,
  type ClientId,
  type ClientRole,
  judgeRight,
  type KeyVerdict,
  type PermissionId,
  type PersonId,
} from '@chatelaine/shared';
import { judgeHeldKey } from '../api-key/index.ts';
import type { Transaction } from '../platform/work.ts';

/** The number of a message, and who sends it. */
export interface SentBy {
  channelId: ChannelId;
  clientId: ClientId;
  apiKeyId: ApiKeyId | null;
  personId: PersonId | null;
  permissionId: PermissionId | null;
}

/** Judges whether a sender may send now. */
export type JudgeSender = (tx: Transaction, sender: SentBy) => Promise<KeyVerdict>;

/**
 * Judges whether the sender of a message may still send it: the key is live and reaches the number, or the person still
 * has the role; the permission is open, the client is active, and the number is running. The verdict stays true until
 * the end of the transaction, because it locks the rows that decide, in the usual order: account, number, permission,
 * key.
 */
export const judgeSender: JudgeSender = async (tx, sender) => {
  const { channelId, clientId, apiKeyId, personId, permissionId } = sender;
  const clientStatus = await lockStatus<AccountStatus>(tx, 'client', clientId);
  const channelStatus = await lockStatus<ChannelStatus>(tx, 'channel', channelId);
  if (clientStatus === null || channelStatus === null) return { allow: false, reason: 'not_found' };
  if (apiKeyId !== null) {
    const held = { id: apiKeyId, channelId, permissionId, channelStatus, clientStatus };
    const verdict = await judgeHeldKey(tx, held, 'send');
    if (!verdict.allow) return verdict;
  } else if (personId === null || !(await isStillMember(tx, personId, clientId))) {
    return { allow: false, reason: 'not_allowed' };
  }
  if (clientStatus === 'suspended') return { allow: false, reason: 'suspended' };
  return channelStatus === 'running' ? { allow: true } : { allow: false, reason: 'channel_not_running' };
};

async function lockStatus<Status>(tx: Transaction, table: 'client' | 'channel', id: string): Promise<Status | null> {
  const [row] = await tx.em.execute<{ status: Status }[]>(`select status from ${table} where id = ? for share`, [id]);
  return row?.status ?? null;
}

async function isStillMember(tx: Transaction, personId: PersonId, clientId: ClientId): Promise<boolean> {
  const [row] = await tx.em.execute<{ role: ClientRole }[]>(
    "select role from person_role where person_id = ? and account_type = 'client' and account_id = ? for share",
    [personId, clientId],
  );
  const account = { type: 'client', id: clientId } as const;
  return row !== undefined && judgeRight({ kind: 'person', id: personId, account, role: row.role }, 'messages').allow;
}
