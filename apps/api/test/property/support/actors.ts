import type { Actor, KeyKind } from '@chatelaine/shared';

/** The person who acts on each kind of key, and a member of the partner with fewer rights. */
export interface Actors {
  owners: Record<KeyKind, Actor>;
  member: Actor;
}

/** Returns the persons of one partner and one client. */
export function actorsOf(partnerId: string, clientId: string): Actors {
  const id = 'usr_0000000000000000000000';
  const partner = { kind: 'person', id, account: { type: 'partner', id: partnerId }, role: 'owner' } as const;
  const client = { kind: 'person', id, account: { type: 'client', id: clientId }, role: 'owner' } as const;
  return { owners: { partner, channel: client, organization: client }, member: { ...partner, role: 'member' } };
}
