import type { ChannelScope, OrganizationScope, PartnerScope } from './api-key.ts';
import type { ApiKeyId, ChannelId, ClientId, PartnerId, PersonId } from './id.ts';

/** What a person of a partner is. */
export type PartnerRole = 'owner' | 'member';
/** What a person of a client is. */
export type ClientRole = 'owner' | 'admin' | 'member';

/** The account for which someone acts. */
export type Account = { type: 'partner'; id: PartnerId } | { type: 'client'; id: ClientId };

/** A program, by the key that it calls with. */
export type KeyActor =
  | { kind: 'partner_key'; id: ApiKeyId; account: { type: 'partner'; id: PartnerId }; scopes: readonly PartnerScope[] }
  /** It belongs to its number. The account is the one whose permission or right it was made with. */
  | { kind: 'channel_key'; id: ApiKeyId; account: Account; channelId: ChannelId; scopes: readonly ChannelScope[] }
  | {
      kind: 'organization_key';
      id: ApiKeyId;
      account: { type: 'client'; id: ClientId };
      /** The only numbers that it reaches; null: all of the client. */
      channelIds: readonly ChannelId[] | null;
      scopes: readonly OrganizationScope[];
    };

/** Who is calling: a program with a key of some kind, a person in one account, or the operator at the server's own terminal. */
export type Actor =
  | KeyActor
  | { kind: 'person'; id: PersonId; account: { type: 'partner'; id: PartnerId }; role: PartnerRole }
  | { kind: 'person'; id: PersonId; account: { type: 'client'; id: ClientId }; role: ClientRole }
  | { kind: 'operator'; id: 'operator'; account: null };
