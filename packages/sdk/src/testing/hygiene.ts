import type { HygieneFinding, KeyHygiene, Page, PageQuery, Scope } from '@chatelaine/shared';
import { lastUse } from './count-call.ts';
import { keyStatus, placeOf } from './key-view.ts';
import { pageOf } from './page.ts';
import type { KeyRow } from './rows.ts';
import type { Store } from './store.ts';
import { visibleKeys } from './visible-keys.ts';

const DAY_MS = 24 * 60 * 60_000;
const NEW_DAYS = 7;
const IDLE_DAYS = 90;
const HABIT_DAYS = 30;

/** Lists the live keys that are worth a look. */
export function listHygiene(store: Store, query: PageQuery): Page<KeyHygiene> {
  const keys = visibleKeys(store).filter((key) => keyStatus(store, key) === 'live');
  const worth = keys.filter((key) => findingsOf(store, key).length > 0);
  return pageOf(worth, query, placeOf, (key) => {
    const { id, kind, name, channelId } = key;
    return { keyId: id, kind, name, channelId, findings: findingsOf(store, key) };
  });
}

function findingsOf(store: Store, key: KeyRow): HygieneFinding[] {
  const found = [useFinding(store, key), expiryFinding(key), addressFinding(key), scopeFinding(store, key)];
  return found.filter((finding) => finding !== null);
}

function useFinding(store: Store, { id, createdAt }: KeyRow): HygieneFinding | null {
  const used = lastUse(store, id);
  if (used === undefined) {
    const age = daysSince(store, createdAt);
    if (age <= NEW_DAYS) return null;
    return { code: 'never_used', sentence: `It was made ${Math.floor(age)} days ago and never used.` };
  }
  const idle = daysSince(store, used.at);
  if (idle < IDLE_DAYS) return null;
  return { code: 'idle', sentence: `It was last used ${Math.floor(idle)} days ago.` };
}

function expiryFinding({ expiresAt }: KeyRow): HygieneFinding | null {
  return expiresAt === null ? { code: 'no_expiry', sentence: 'It works until someone revokes it.' } : null;
}

function addressFinding({ allowedAddresses }: KeyRow): HygieneFinding | null {
  return allowedAddresses === null ? { code: 'no_address_limit', sentence: 'It works from any address.' } : null;
}

// A key that rested in these days says nothing about what it needs; neither does one that is younger than they are.
function scopeFinding(store: Store, { id, scopes, createdAt }: KeyRow): HygieneFinding | null {
  const used = new Set<Scope | null>(
    store.calls
      .filter(({ keyId, outcome, at }) => keyId === id && outcome === 'ok' && daysSince(store, at) <= HABIT_DAYS)
      .map(({ scope }) => scope),
  );
  const narrower = scopes.filter((scope) => used.has(scope));
  const isNarrower = narrower.length > 0 && narrower.length < scopes.length;
  if (!isNarrower || daysSince(store, createdAt) <= HABIT_DAYS) return null;
  const sentence = `In the last ${HABIT_DAYS} days it used only ${narrower.join(', ')}.`;
  return { code: 'wider_than_used', sentence, scopes: narrower };
}

const daysSince = ({ now }: Store, then: Date): number => (now().getTime() - then.getTime()) / DAY_MS;
