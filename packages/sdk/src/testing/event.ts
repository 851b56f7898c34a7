import type { ChatelaineEvent, EventQuery, Page, PageQuery } from '@chatelaine/shared';
import type { Store } from './store.ts';

/** Lists what was recorded, newest first; the cursor is the id of the last one shown. */
export function listEvents(store: Store, query: EventQuery & PageQuery): Page<ChatelaineEvent> {
  const { type, clientId, channelId, cursor, limit = 50 } = query;
  const rows = store.events
    .filter(
      (event) =>
        (type === undefined || event.type === type) &&
        (clientId === undefined || event.clientId === clientId) &&
        (channelId === undefined || event.channelId === channelId) &&
        (cursor === undefined || event.id < cursor) &&
        mayKnow(store, event),
    )
    .sort((a, b) => (a.id < b.id ? 1 : -1));
  const data = rows.slice(0, limit);
  const nextCursor = rows.length > limit ? (data.at(-1)?.id ?? null) : null;
  return { data: structuredClone(data), nextCursor };
}

// As with the keys themselves: what happens to another partner key is told with the scope `settings` alone.
function mayKnow({ ownKey }: Store, { type, channelId, subjectId }: ChatelaineEvent): boolean {
  return (
    !type.startsWith('api_key.') || channelId !== null || subjectId === ownKey.id || ownKey.scopes.includes('settings')
  );
}
