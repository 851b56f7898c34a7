import { Refusal } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { type RelyingParty, relyingPartyOf } from './relying-party.rule.ts';

/** @throws {Refusal} `not_allowed` when browsers make no passkeys for the address of this server. */
export function requireRelyingParty({ services: { baseUrl } }: Work): RelyingParty {
  const party = relyingPartyOf(baseUrl);
  if (party !== null) return party;
  throw new Refusal('not_allowed', `no passkeys at ${baseUrl}`, {
    message: 'Passkeys need an https address with a host name. The address of this server has none.',
  });
}
