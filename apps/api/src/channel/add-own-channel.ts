import type { Actor, AddChannelInput, Channel, ChannelStatus } from '@chatelaine/shared';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { addChannel } from './add-channel.ts';
import { showChannel } from './list-channels.ts';

/**
 * Adds a number to the actor's own client, on the sandbox. Unless a status is given, the number is running. The client pays for it, and no
 * partner has permission on it.
 *
 * @throws {Refusal} `conflict` when the number exists already, or the client has too many numbers; `not_allowed` when
 * the actor is not of a client.
 */
export async function addOwnChannel(
  work: Work,
  actor: Actor,
  input: AddChannelInput,
  status: ChannelStatus = 'running',
): Promise<Channel> {
  const { account } = actor;
  if (account?.type !== 'client') throw new Refusal('not_allowed', `${actor.kind} ${actor.id} is not of a client`);
  const added = { ...input, clientId: account.id, status, payment: 'direct' } as const;
  const { id } = await addChannel(work, actor, added);
  return showChannel(work, actor, id);
}
