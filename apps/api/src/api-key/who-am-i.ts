import { viewWhoAmI, type WhoAmI } from '@chatelaine/shared';
import type { KeyRecord } from './key-record.ts';

/** Shows the facts about a key that was let in, for the program that uses the key. */
export const whoAmI = (key: KeyRecord): WhoAmI =>
  viewWhoAmI({
    ...key,
    account: accountOf(key),
    channelId: key.kind === 'channel' ? key.channel.id : null,
    channelIds: key.kind === 'organization' ? key.channelIds : null,
    secretHint: key.secret.hint,
  });

// A channel key belongs to its number, so its account is the client who owns the number.
function accountOf(key: KeyRecord): WhoAmI['account'] {
  if (key.kind === 'partner') return { type: 'partner', id: key.partner.id, name: key.partner.name };
  return { type: 'client', id: key.client.id, name: key.client.name };
}
