import {
  type Actor,
  changesOf,
  type EditedKeyFields,
  type EditKeyInput,
  type EditOrganizationKeyInput,
  type KeyKind,
  type KeyOf,
  type KeySettingValues,
  keySettingsAfter,
  keySettingsOf,
  present,
  recordedKeySettings,
  type Scope,
  widens,
} from '@chatelaine/shared';
import { areWithin } from '@chatelaine/shared/network';
import type { Confirm } from '../call/confirm.ts';
import { record } from '../event/index.ts';
import { getSharedChannel } from '../permission/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { foldCase } from '../platform/text/look-alike.ts';
import { transaction, type Work } from '../platform/work.ts';
import { countEachCall, countTogether, NotCounted, requireCounted } from './count-each-call.ts';
import { requireOwnChannels } from './create-organization-key.ts';
import { type LockedKey, lockKey, requireLive } from './lock-key.ts';
import { readSettings, requireFuture } from './read-settings.ts';
import { requireFreeName } from './require-free-name.ts';
import { requireGrantable } from './require-grantable.ts';
import { showChanged } from './show-changed.ts';

/**
 * A change of a key, the kind of the key, and the check of the one-time code. The check runs when the change gives the
 * key more rights.
 */
export interface KeyEdit<K extends KeyKind> {
  kind: K;
  input: EditKeyInput<Scope> & Pick<EditOrganizationKeyInput, 'channelIds'>;
  confirm: Confirm;
}

/** An edit, with the sign that `countEachCall` has returned. */
interface SignedEdit<K extends KeyKind> extends KeyEdit<K> {
  sign?: string;
}

/**
 * Changes name, labels, scopes, addresses, limits or expiry of a live key. Its secrets and counters stay. A change that
 * narrows the key takes effect at the next call. When a change widens the key, or lets it live longer, a person needs a
 * one-time code, and a program needs the scope `settings`. Nobody can give a key more rights than their own. When a key
 * gets its first limit, its earlier calls of the present month count in this limit.
 *
 * @throws {Refusal} `conflict` for a key that has ended, or for a name that another key has; `not_allowed` for a client
 * when its partner made the key or has permission for the number; `channel_not_running` for a client when the number is
 * not running; `code_required`, `scope_missing`; `unavailable` when a server does not write in time the calls that it
 * has counted.
 */
export async function editKey<K extends KeyKind>(work: Work, actor: Actor, edit: KeyEdit<K>): Promise<KeyOf[K]> {
  try {
    return await change(work, actor, edit);
  } catch (error) {
    if (!(error instanceof NotCounted)) throw error;
  }
  // The error was `NotCounted`: the key would get its first limit, and servers still count its calls in memory. The
  // failed attempt has changed nothing and holds no lock.
  const sign = await countEachCall(work, edit.input.id);
  try {
    return await change(work, actor, { ...edit, sign });
  } catch (error) {
    await countTogether(work, edit.input.id, sign);
    if (!(error instanceof NotCounted)) throw error;
    throw new Refusal('unavailable', `key ${edit.input.id} was changed twice at once`);
  }
}

function change<K extends KeyKind>(work: Work, actor: Actor, edit: SignedEdit<K>): Promise<KeyOf[K]> {
  const { kind, input, confirm, sign } = edit;
  return transaction(work, async (tx) => {
    const locked = await lockKey(tx, actor, kind, input.id);
    const { key, secrets } = locked;
    await requireLive(locked, 'changed');
    await requireOwnMaking(actor, locked);
    const before = keySettingsOf(key);
    const after = keySettingsAfter(before, readSettings(input));
    await requireAllowed(actor, locked, input, after);
    requireCounted(key, { before, after }, sign);
    const widened = widens(before, after, areWithin);
    if (widened) await confirm(locked.work);

    const name = input.name ?? key.name;
    const changes = changesOf(
      { name: key.name, ...recordedKeySettings(before) },
      { name, ...recordedKeySettings(after) },
    );
    if (Object.keys(changes.after).length > 0) {
      const counted = sign === undefined ? {} : { counting: null };
      locked.work.em.assign(key, { ...after, ...counted, name, foldedName: foldCase(name) });
      recordEdit(actor, locked, { ...changes, widened });
      await locked.work.em.flush();
    }
    return showChanged(locked.work, actor, { kind, key, secrets });
  });
}

// A client can end a key that its partner made, but cannot change that key, because the key belongs to the partner's
// permission. While a number is shared with a partner, a client can end its own key of that number, but cannot change
// its own key either. The reason for the second rule is that a change needs the same right as making a key, and the
// client may not make keys for a shared number.
async function requireOwnMaking(actor: Actor, { on, key }: LockedKey): Promise<void> {
  if (actor.account?.type !== 'client') return;
  if (key.partnerId != null) {
    throw new Refusal('not_allowed', `key ${key.id} was made by partner ${key.partnerId}`, {
      message: 'Your partner made this key. You can revoke it, not change it.',
    });
  }
  if (on.type === 'channel') await getSharedChannel(on.work, actor, on.channelId);
}

async function requireAllowed(
  actor: Actor,
  { work, on, key }: LockedKey,
  input: KeyEdit<KeyKind>['input'],
  after: KeySettingValues,
): Promise<void> {
  if (input.scopes !== undefined) requireGrantable(actor, key.kind, input.scopes);
  if (input.expiresAt !== undefined) requireFuture(after.expiresAt, work.now);
  if (input.channelIds != null)
    await requireOwnChannels(work, present(key.clientId, 'client of the key'), input.channelIds);
  // The name is checked only when it changes. An existing name may look like the name of another key, because older
  // versions allowed such names.
  if (input.name !== undefined && input.name !== key.name && on.type === 'account')
    await requireFreeName(on.work, key, input.name);
}

interface Changes {
  before: Partial<EditedKeyFields>;
  after: Partial<EditedKeyFields>;
}

function recordEdit(actor: Actor, { work, key, clientId }: LockedKey, changes: Changes & { widened: boolean }): void {
  record(work, actor, {
    type: 'api_key.edited',
    partnerId: key.partnerId ?? null,
    clientId,
    channelId: key.channelId ?? null,
    subjectId: key.id,
    data: { name: key.name, kind: key.kind, ...changes },
  });
}
