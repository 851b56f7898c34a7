import type { RefusalCode, Scope } from '@chatelaine/shared';
import type { KeyRecord } from '../api-key/index.ts';

/** The gateway's answer as data. `sentence` replaces the table's where the holder is told which and when. */
export type Verdict = { allow: true } | { allow: false; reason: RefusalCode; sentence?: string };

const ALLOW: Verdict = { allow: true };

/** What a call needs of its key, and from where it came. */
export interface Needs {
  /** Null: any key of the kind will do. */
  scope: Scope | null;
  /** The act is a person's: no key may do it, whatever its scopes. */
  isForPeople?: boolean;
  isAddressAllowed: boolean;
  /** The address that was judged: whoever is refused for it must be able to see what the server saw. */
  address: string | null;
}

/**
 * Judges a key that exists: rotated out, revoked, permission ended → account suspended → channel stopped → expired →
 * address → scope. Whoever presents the full secret of a dead key is told why. Limits come after this, because they
 * count.
 */
export function judge(key: KeyRecord, needs: Needs, now: Date): Verdict {
  if (isRotatedOut(key, now)) return { allow: false, reason: 'rotated_out' };
  if (key.revoked_at !== null) return told('revoked', `This key was revoked on ${at(key.revoked_at)}.`);
  const ended = permissionEnd(key, now);
  if (ended !== null) return told('revoked', `This key ended with the client's permission on ${at(ended)}.`);
  if (key.partner_status === 'suspended' || key.client_status === 'suspended')
    return { allow: false, reason: 'suspended' };
  if (key.channel_status !== null && key.channel_status !== 'running')
    return { allow: false, reason: 'channel_not_running' };
  if (key.expires_at !== null && key.expires_at <= now)
    return told('expired', `This key expired on ${at(key.expires_at)}.`);
  // Ended by an act on a node that saw a reason which this one does not see yet: it counts all the same.
  if (key.secret_ended_at !== null) return { allow: false, reason: 'rotated_out' };
  if (!needs.isAddressAllowed)
    return told('address_not_allowed', `This key may not be used from ${needs.address ?? 'an unknown address'}.`);
  if (needs.isForPeople === true) return told('not_allowed', 'A key cannot do this: a person signs in for it.');
  if (needs.scope !== null && !key.scopes.includes(needs.scope))
    return told('scope_missing', `This key does not have the scope "${needs.scope}".`);
  return ALLOW;
}

// A secret that ended before anything else of its key did: a newer one took its place. An end that an act wrote counts
// whatever this node's clock says; a planned one is judged by the clock.
function isRotatedOut(key: KeyRecord, now: Date): boolean {
  const planned = key.secret_ends_at !== null && key.secret_ends_at <= now ? key.secret_ends_at : null;
  const end = key.secret_ended_at ?? planned;
  const expired = key.expires_at !== null && key.expires_at <= now ? key.expires_at : null;
  const others = [key.revoked_at, permissionEnd(key, now), expired];
  return end !== null && others.every((other) => other === null || end < other);
}

function permissionEnd(key: KeyRecord, now: Date): Date | null {
  if (key.permission_withdrawn_at !== null) return key.permission_withdrawn_at;
  const date = key.permission_expires_at;
  return date !== null && date <= now ? date : null;
}

const told = (reason: RefusalCode, sentence: string): Verdict => ({ allow: false, reason, sentence });
const at = (date: Date): string => `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
