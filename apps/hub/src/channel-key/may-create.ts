import { type Channel, type CreateKeyVerdict, judgeCreateKey } from '@chatelaine/shared';
import type { OwnAccount } from '../account/account-context.ts';

/**
 * Judges for a row of a list whether the person can make a key for the number, and why not. The page of a number shows
 * the verdict of the server instead, which also knows whether the client is suspended.
 */
export function mayCreate(
  { type, id, role }: OwnAccount,
  { status, permission }: Pick<Channel, 'status' | 'permission'>,
): CreateKeyVerdict {
  const actor = { kind: 'person', id: '', account: { type, id }, role } as Parameters<typeof judgeCreateKey>[0];
  // A client's number is Shared with the one partner of the client. The rule only asks whether it is this account.
  const sharedWith = permission === 'shared' ? (type === 'partner' ? id : 'partner') : null;
  return judgeCreateKey(actor, { status, clientStatus: 'active', sharedWith });
}
