import type { ChannelScope, OrganizationScope, PartnerScope } from './api-key.ts';
import type { ApiKeyId, ChannelId, ClientId, PartnerId, PersonId } from './id.ts';

/** The role of a partner's person. */
export type PartnerRole = 'owner' | 'member';
/** The role of a client's person. */
export type ClientRole = 'owner' | 'admin' | 'member';

/** The account for which a person or a program acts. */
export type Account = { type: 'partner'; id: PartnerId } | { type: 'client'; id: ClientId };

/** A program. The server recognises the program by the key that each of its calls carries. */
export type KeyActor =
  | { kind: 'partner_key'; id: ApiKeyId; account: { type: 'partner'; id: PartnerId }; scopes: readonly PartnerScope[] }
  /**
   * A channel key works for exactly one number: `channelId`. `account` is the account that made the key: a partner, or
   * the client that owns the number.
   */
  | { kind: 'channel_key'; id: ApiKeyId; account: Account; channelId: ChannelId; scopes: readonly ChannelScope[] }
  | {
      kind: 'organization_key';
      id: ApiKeyId;
      account: { type: 'client'; id: ClientId };
      /** The only numbers that the key reaches; null: all numbers of the client. */
      channelIds: readonly ChannelId[] | null;
      scopes: readonly OrganizationScope[];
    };

/** The caller: a program with a key, a person in one account, or the operator at the server's own terminal. */
export type Actor =
  | KeyActor
  | { kind: 'person'; id: PersonId; account: { type: 'partner'; id: PartnerId }; role: PartnerRole }
  | { kind: 'person'; id: PersonId; account: { type: 'client'; id: ClientId }; role: ClientRole }
  | { kind: 'operator'; id: 'operator'; account: null };
