import {
  type Actor,
  type ApiKeyId,
  type AskedKeySettings,
  type KeyKind,
  type KeySettingValues,
  keySettingsAfter,
  keySettingsOf,
  newKeySettings,
} from '@chatelaine/shared';
import type { Action } from '../call/confirm.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import type { ApiKey } from './api-key.entity.ts';
import { findKeyToCopy } from './find-key-to-copy.ts';
import { readSettings } from './read-settings.ts';
import { DEFAULT_OVERLAP } from './rotate-key.ts';

/** The input of an act that makes, changes or rotates a key. */
interface KeyInput extends AskedKeySettings {
  id?: ApiKeyId;
  like?: ApiKeyId;
  overlap?: string;
}

const KINDS = new Map<string, KeyKind>([
  ['partnerKeys', 'partner'],
  ['channelKeys', 'channel'],
  ['organizationKeys', 'organization'],
]);

/**
 * Returns the input of an act, completed with every setting that the key will have. A person who confirms the act then
 * reads the result: defaults, settings that stay, and settings copied from another key. The input of an act that does
 * not concern keys is returned unchanged. When the actor cannot see the key of an act, the input is also returned
 * unchanged, so the result does not reveal the settings of that key.
 *
 * @throws {Refusal} `not_found` when the key to copy is not visible to the actor.
 */
export async function resultingInput(work: Work, actor: Actor, { procedure, input }: Action): Promise<unknown> {
  const [noun = '', verb] = procedure.split('.');
  const kind = KINDS.get(noun);
  if (kind === undefined) return input;
  const asked = input as KeyInput;
  if (verb === 'create') {
    const copied = asked.like === undefined ? null : keySettingsOf(await findKeyToCopy(work, actor, kind, asked.like));
    return { ...asked, ...shapeOf(kind, newKeySettings(kind, copied, readSettings(asked))) };
  }
  const key = asked.id === undefined ? null : await findOwn(work, actor, kind, asked.id);
  if (key === null) return input;
  if (verb === 'rotate')
    return { ...asked, overlap: asked.overlap ?? DEFAULT_OVERLAP, ...shapeOf(kind, keySettingsOf(key)) };
  return { ...asked, ...shapeOf(kind, keySettingsAfter(keySettingsOf(key), readSettings(asked))) };
}

function findOwn(work: Work, actor: Actor, kind: KeyKind, id: ApiKeyId): Promise<ApiKey | null> {
  return findKeyToCopy(work, actor, kind, id).catch((thrown: unknown) => {
    if (thrown instanceof Refusal && thrown.code === 'not_found') return null;
    throw thrown;
  });
}

// Returns the settings under the names that inputs use. A missing label restricts nothing, so it is left out.
function shapeOf(kind: KeyKind, settings: KeySettingValues): Record<string, unknown> {
  const { scopes, allowedAddresses, channelIds, limitPerMinute, limitPerMonth, expiresAt } = settings;
  const { team, application, environment } = settings;
  const labels = Object.entries({ team, application, environment }).filter(([, value]) => value !== null);
  return {
    scopes,
    ...(kind === 'organization' && { channelIds }),
    allowedAddresses,
    limits: { perMinute: limitPerMinute, perMonth: limitPerMonth },
    expiresAt: expiresAt?.toISOString() ?? null,
    ...Object.fromEntries(labels),
  };
}
