import { change, resultOf, withKey } from './call.ts';
import type { Doors } from './open-doors.ts';

/** A channel key as its maker gets it. */
export interface MadeKey {
  id: string;
  secret: string;
  channelId: string;
}

/** The first number that the demo world's partner may make keys for: a Partner Payment one is shared from the start. */
export function sharedChannel({ demo }: Doors): string {
  const channel = demo.clients.find(({ payment }) => payment === 'partner')?.channels[0];
  if (channel === undefined) throw new Error('The demo world has no number of Partner Payment.');
  return channel.id;
}

/** The first number that its client has not shared. */
export function missingChannel({ demo }: Doors): string {
  const channel = demo.clients.find(({ payment }) => payment === 'direct')?.channels[0];
  if (channel === undefined) throw new Error('The demo world has no number of Direct Payment.');
  return channel.id;
}

/** Makes a channel key with the partner's own. */
export async function makeKey(doors: Doors, more: Record<string, unknown> = {}): Promise<MadeKey> {
  const input = { channelId: sharedChannel(doors), name: 'A key', ...more };
  return resultOf<MadeKey>(
    await change(doors.baseUrl, withKey(doors.demo.partner.partnerKey), 'channelKeys.create', input),
  );
}
