import type { PartnerScope } from './api-key.ts';
import type { ApiKeyId, ClientId, PartnerId, PersonId } from './id.ts';

/** What a person of a partner is. */
export type PartnerRole = 'owner' | 'member';
/** What a person of a client is. */
export type ClientRole = 'owner' | 'admin' | 'member';

/** The account for which someone acts. */
export type Account = { type: 'partner'; id: PartnerId } | { type: 'client'; id: ClientId };

/** Who is calling: a partner's program, a person in one account, or the operator at the server's own terminal. */
export type Actor =
  | { kind: 'partner_key'; id: ApiKeyId; account: { type: 'partner'; id: PartnerId }; scopes: readonly PartnerScope[] }
  | { kind: 'person'; id: PersonId; account: { type: 'partner'; id: PartnerId }; role: PartnerRole }
  | { kind: 'person'; id: PersonId; account: { type: 'client'; id: ClientId }; role: ClientRole }
  | { kind: 'operator'; id: 'operator'; account: null };
