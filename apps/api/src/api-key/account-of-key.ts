import type { ClientId, PartnerId } from '@chatelaine/shared';
import type { KeyRecord } from './key-record.ts';

/** Returns the id of the account that made a key: a partner, or a client. */
export function accountOfKey(key: KeyRecord): PartnerId | ClientId {
  if (key.kind === 'partner') return key.partner.id;
  return key.kind === 'channel' && key.maker !== null ? key.maker.partner.id : key.client.id;
}
