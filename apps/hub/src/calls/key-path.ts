import type { KeptCall } from '@chatelaine/shared';
import type { OwnAccount } from '../account/account-context.ts';

const ENDED: readonly KeptCall['outcome'][] = ['revoked', 'expired'];

/** Returns the path of the screen where a person of this account sees and changes the key of a call. */
export function keyPath({ type }: OwnAccount, { keyKind, keyName, channelId, outcome }: KeptCall): string {
  if (keyKind === 'channel' && channelId !== null)
    return type === 'partner' ? `waba-management/${channelId}` : `channels/${channelId}`;
  const status = ENDED.includes(outcome) ? '&status=ended' : '';
  return `api-keys?name=${encodeURIComponent(keyName)}${status}`;
}

/** Returns the path of the calls of one key. */
export const callsPath = (keyId: string): string => `calls?keyId=${encodeURIComponent(keyId)}`;
