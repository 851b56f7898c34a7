import {
  type Actor,
  type ClientId,
  type KeyKind,
  type KeyOf,
  keySettingsOf,
  type NewKey,
  newKeySettings,
  type PartnerId,
  recordedKeySettings,
  type Scope,
} from '@chatelaine/shared';
import { record } from '../event/index.ts';
import { newId } from '../platform/id.ts';
import { foldCase } from '../platform/text/look-alike.ts';
import type { Locked } from '../platform/work.ts';
import { addSecret } from './add-secret.ts';
import { ApiKeyEntity } from './api-key.entity.ts';
import { findKeyToCopy } from './find-key-to-copy.ts';
import { readSettings, requireFuture } from './read-settings.ts';
import { UNUSED } from './read-use.ts';
import { requireGrantable } from './require-grantable.ts';
import { showChanged } from './show-changed.ts';

/** The owner of a new key. */
export interface KeyOwner {
  partnerId?: PartnerId | null;
  /** For a channel key, the client that owns the number. The partner and the client both see the event. */
  clientId?: ClientId | null;
  channelId?: string | null;
  permissionId?: string | null;
}

/** A new key that a caller asks for. */
export interface KeyWanted<K extends KeyKind> {
  kind: K;
  input: NewKey<Scope> & { channelIds?: string[] | null };
  owner: KeyOwner;
}

const COPIED = 'The key that you copy has expired. Set expiresAt for the new one.';

/** The kind of row that is locked before a key is made: the key's number or the key's account. */
type LockedFor<K extends KeyKind> = Locked<K extends 'channel' ? 'channel' : 'account'>;

/**
 * Writes a new key with its secret and its event.
 *
 * @throws {Refusal} `invalid_input`, `not_allowed` for scopes beyond the actor's rights, `not_found` for an unknown key
 * in `like`.
 */
export async function makeKey<K extends KeyKind>(
  work: LockedFor<K>,
  actor: Actor,
  { kind, input, owner }: KeyWanted<K>,
): Promise<KeyOf[K] & { secret: string }> {
  const copied = input.like === undefined ? null : keySettingsOf(await findKeyToCopy(work, actor, kind, input.like));
  const settings = newKeySettings(kind, copied, readSettings(input));
  requireGrantable(actor, kind, settings.scopes);
  requireFuture(settings.expiresAt, work.now, input.expiresAt === undefined ? COPIED : undefined);

  const { partnerId = null, clientId = null, channelId = null, permissionId = null } = owner;
  const ownClient = kind === 'organization' ? clientId : null;
  const { name } = input;
  const born = { createdAt: work.now, revokedAt: null, counting: null };
  const by = makerOf(actor);
  const row = { id: newId('key'), kind, name, foldedName: foldCase(name), ...born, ...by, clientId: ownClient };
  const key = work.em.create(ApiKeyEntity, { ...row, ...settings, partnerId, channelId, permissionId });
  const { secret, row: secretRow } = addSecret(work, key);
  const data = { name: key.name, kind, hint: secretRow.hint, ...recordedKeySettings(settings) };
  record(work, actor, { type: 'api_key.created', partnerId, clientId, channelId, subjectId: key.id, data });
  await work.em.flush();
  return { ...(await showChanged(work, actor, { kind, key, secrets: [secretRow], use: UNUSED })), secret };
}

// A channel key makes no keys.
const makerOf = ({ kind, id }: Actor) => (kind === 'channel_key' ? {} : { createdByKind: kind, createdById: id });
