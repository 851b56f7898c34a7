import type { Actor, ClientId, CreatedOrganizationKey, CreateOrganizationKeyInput } from '@chatelaine/shared';
import type { Confirm } from '../call/confirm.ts';
import { ChannelEntity } from '../channel/index.ts';
import { getClient, lockAccount } from '../client/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { transaction, type Work } from '../platform/work.ts';
import { makeKey } from './make-key.ts';
import { requireFreeName } from './require-free-name.ts';

/**
 * Creates a key with which a client's own code reads its sessions, chats and messages. There are no default scopes: the
 * input names each scope. A person who has an authenticator app needs a one-time code.
 */
export function createOrganizationKey(
  work: Work,
  actor: Actor,
  { clientId, confirm, ...input }: CreateOrganizationKeyInput & { clientId: ClientId; confirm: Confirm },
): Promise<CreatedOrganizationKey> {
  if (input.scopes === undefined && input.like === undefined) {
    throw new Refusal('invalid_input', 'no scopes', {
      issues: [{ path: 'scopes', message: 'Name at least one: read, send, manage, events.' }],
    });
  }
  return transaction(work, async (tx) => {
    await getClient(tx, actor, clientId);
    const locked = await lockAccount(tx, { clientId });
    await requireFreeName(locked, { id: '', kind: 'organization', clientId }, input.name);
    await requireOwnChannels(locked, clientId, input.channelIds ?? []);
    await confirm(locked);
    return makeKey(locked, actor, { kind: 'organization', input, owner: { clientId } });
  });
}

/** @throws {Refusal} `not_found` for a number that does not belong to the client. */
export async function requireOwnChannels(work: Work, clientId: ClientId, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  const found = await work.em.count(ChannelEntity, { clientId, id: { $in: wanted } });
  if (found !== wanted.length) throw new Refusal('not_found', `channels for an organization key of ${clientId}`);
}
