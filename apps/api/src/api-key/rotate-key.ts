import {
  type Actor,
  type EventData,
  endsAtRotation,
  isKeyReplaced,
  type KeyKind,
  type KeyOf,
  OVERLAPS,
  type RotateKeyInput,
} from '@chatelaine/shared';
import type { Confirm } from '../call/confirm.ts';
import { record } from '../event/index.ts';
import { getSharedChannel } from '../permission/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { transaction, type Work } from '../platform/work.ts';
import { addSecret } from './add-secret.ts';
import { endSecrets } from './end-key.ts';
import { endOlderKeys } from './end-older-keys.ts';
import { type LockedKey, lockKey, requireLive } from './lock-key.ts';
import { showChanged } from './show-changed.ts';

/** The default overlap: the time for which the old secret stays alive when the request names no overlap. */
export const DEFAULT_OVERLAP = '24h';

/** The key that gets a new secret, and the check of the one-time code. */
export interface KeyRotation<K extends KeyKind> {
  kind: K;
  input: RotateKeyInput;
  confirm: Confirm;
}

/**
 * Gives a key a new secret. The old secret stays alive for the overlap. Id, name, scopes, limits and counters of the
 * key stay. At most two secrets are alive. Another rotation during an overlap ends the oldest secret immediately.
 */
export function rotateKey<K extends KeyKind>(
  work: Work,
  actor: Actor,
  { kind, input, confirm }: KeyRotation<K>,
): Promise<KeyOf[K] & { secret: string }> {
  const overlap = input.overlap ?? DEFAULT_OVERLAP;
  return transaction(work, async (tx) => {
    const locked = await lockKey(tx, actor, kind, input.id);
    const { key, secrets } = locked;
    const { em, now } = locked.work;
    await requireRotatable(actor, locked);
    await confirm(locked.work);
    // At most two secrets of a number are alive: the new secret and the secret before it. This call ends any third
    // secret, including the secret of a key that this key replaced.
    if (locked.on.type === 'channel' && overlap !== '0') {
      const channel = { id: locked.on.channelId, clientId: locked.clientId };
      await endOlderKeys(locked.on.work, actor, channel, { overlap: '0', besides: key.id });
    }
    endSecrets(endsAtRotation(key, secrets, { overlapMs: OVERLAPS[overlap], now }));
    // These ends are written before the new secret, because the index allows only one secret without a planned end for
    // a number.
    await em.flush();

    const { secret, row } = addSecret(locked.work, key);
    recordRotation(actor, locked, { name: key.name, kind, hint: row.hint, overlap });
    await em.flush();
    return { ...(await showChanged(locked.work, actor, { kind, key, secrets: [...secrets, row] })), secret };
  });
}

async function requireRotatable(actor: Actor, locked: LockedKey): Promise<void> {
  const { on, key, secrets } = locked;
  // A rotation makes a secret, so it needs the same right as making a key. A client may end its partner's key, but may
  // not get a new secret for that key.
  if (on.type === 'channel') {
    const { episode } = await getSharedChannel(on.work, actor, on.channelId);
    if ((episode?.id ?? null) !== (key.permissionId ?? null)) {
      throw new Refusal('permission_missing', `key ${key.id}, episode ${key.permissionId}`);
    }
  }
  await requireLive(locked, 'rotated');
  if (isKeyReplaced(secrets)) {
    throw new Refusal('conflict', `key ${key.id} was replaced`, {
      message: 'A newer key of this number has replaced this one.',
    });
  }
}

function recordRotation(actor: Actor, { work, key, clientId }: LockedKey, data: EventData['api_key.rotated']): void {
  record(work, actor, {
    type: 'api_key.rotated',
    partnerId: key.partnerId ?? null,
    clientId,
    channelId: key.channelId ?? null,
    subjectId: key.id,
    data,
  });
}
