import type { ChannelKey, EditChannelKeyInput } from '@chatelaine/shared';
import { getKey, recordKey } from './end-key.ts';
import { tidyName } from './inputs.ts';
import { readSettings, requireFuture, settingsOf, widens } from './key-settings.ts';
import { keyStatus, viewKey } from './key-view.ts';
import { Refused } from './refused.ts';
import type { Store } from './store.ts';

/** Changes a live channel key; what gives it more needs the scope `settings`. */
export function editKey(store: Store, input: EditChannelKeyInput): ChannelKey {
  const key = getKey(store, input.id);
  if (keyStatus(store, key) !== 'live') throw new Refused('conflict', { message: 'Only a live key can be changed.' });
  const before = settingsOf(key);
  const after = readSettings(before, input);
  if (input.expiresAt !== undefined) requireFuture(after.expiresAt, store.now());
  const widened = widens(before, after);
  if (widened && !store.ownKey.scopes.includes('settings')) throw new Refused('scope_missing');

  const name = input.name === undefined ? key.name : tidyName(input.name);
  const changes = changesOf({ name: key.name, ...before }, { name, ...after });
  if (Object.keys(changes.after).length > 0) {
    Object.assign(key, { name, ...after });
    recordKey(store, key, 'api_key.edited', { kind: 'channel', ...changes, widened });
  }
  return viewKey(store, key);
}

function changesOf(before: Record<string, unknown>, after: Record<string, unknown>) {
  const changed = Object.keys(after).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  // As it goes over the wire: an instant is text.
  const pick = (from: Record<string, unknown>): Record<string, unknown> =>
    JSON.parse(JSON.stringify(Object.fromEntries(changed.map((name) => [name, from[name]]))));
  return { before: pick(before), after: pick(after) };
}
