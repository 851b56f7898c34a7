import { HABIT_DAYS, type HygieneFinding, hygieneFindings, pageOf, type SeenEvent, seesEvent } from '@chatelaine/shared';
import { eventQuery, hygieneQuery } from '@chatelaine/shared/schema';
import { lastUseOf, usesOf } from './calls.ts';
import { statusOf, visibleKeys } from './keys.ts';
import { listPage, matches } from './list.ts';
import { query } from './procedure.ts';
import type { KeyRow } from './rows.ts';
import type { Store } from './store.ts';

/** What was recorded, newest first; the cursor is the id of the last one shown. */
export const events = {
  list: query('read', eventQuery, (store, { cursor, limit, ...asked }) => {
    const actor = store.actor;
    const rows = store.events
      .filter(
        (event) => matches<SeenEvent>(event, asked) && (cursor === undefined || event.id < cursor) && seesEvent(actor, event),
      )
      .sort((a, b) => (a.id < b.id ? 1 : -1));
    return structuredClone(
      pageOf(
        rows,
        limit,
        ({ id }) => id,
        (event) => event,
      ),
    );
  }),
};

/** The live keys that are worth a look. */
export const hygiene = {
  list: query('read', hygieneQuery, (store, page) => {
    const live = visibleKeys(store).filter((key) => statusOf(store, key) === 'live');
    const worth = live.filter((key) => findingsOf(store, key).length > 0);
    return listPage(worth, page, (key) => {
      const { id, kind, name, channelId } = key;
      return { keyId: id, kind, name, channelId, findings: findingsOf(store, key) };
    });
  }),
};

const HABIT_MS = HABIT_DAYS * 24 * 60 * 60_000;

function findingsOf(store: Store, key: KeyRow): HygieneFinding[] {
  const now = store.now();
  const lastUsedAt = lastUseOf(store, key.id)?.at ?? null;
  const uses = usesOf(store, key.id, new Date(now.getTime() - HABIT_MS));
  const scopesUsed = uses.flatMap(({ scope }) => scope ?? []);
  return hygieneFindings({ ...key, lastUsedAt, scopesUsed }, now);
}
