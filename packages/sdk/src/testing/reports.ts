import * as rules from '@chatelaine/shared';
import { writeCsv } from '@chatelaine/shared/csv';
import { byId, eventQuery, hygieneQuery, usageQuery } from '@chatelaine/shared/schema';
import { lastCallsOf, usesOf } from './calls.ts';
import { requireKnown } from './channels.ts';
import { statusOf, visibleKeys } from './keys.ts';
import { listPage, query } from './procedure.ts';
import { found } from './refused.ts';
import type { KeyRow, Store } from './store.ts';

const seenEvents = (store: Store) => store.events.filter((each) => rules.seesEvent(store.actor, each));

/** The procedures that show events. */
export const events = {
  list: query('read', eventQuery, (store, asked) => structuredClone(rules.cutEvents(seenEvents(store), asked))),
  get: query('read', byId, (store, { id }) => structuredClone(found(seenEvents(store).find((each) => each.id === id)))),
};

/** The procedure that lists live keys that have findings: keys that could be narrower or are not needed. */
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

const HABIT_MS = rules.HABIT_DAYS * 24 * 60 * 60_000;

function findingsOf(store: Store, key: KeyRow): rules.HygieneFinding[] {
  const now = store.now();
  const lastUsedAt = lastCallsOf(store, key.id).lastUse?.at ?? null;
  const uses = usesOf(store, key.id, new Date(now.getTime() - HABIT_MS));
  const scopesUsed = uses.flatMap(({ scope }) => scope ?? []);
  return rules.hygieneFindings({ ...key, lastUsedAt, scopesUsed }, now);
}

/**
 * The procedures that count the calls of the partner's keys, also of ended keys. `query` returns rows, and `csv`
 * returns a file for spreadsheets.
 */
export const usage = {
  query: query('read', usageQuery, countCalls),
  csv: query('read', usageQuery, (store, asked) => {
    const { filename, lines } = rules.usageTable(asked, countCalls(store, asked).rows);
    return { filename, csv: writeCsv(lines) };
  }),
};

function countCalls(store: Store, asked: rules.UsageQuery) {
  const keys = new Map(visibleKeys(store).map((key) => [key.id, key]));
  const { keyId, channelId } = asked;
  if (keyId !== undefined) found(keys.get(keyId));
  if (channelId !== undefined && !store.keys.some((key) => key.channelId === channelId)) requireKnown(store, channelId);
  const calls = store.calls.flatMap(({ keyId: id, ...call }) => {
    const key = keys.get(id);
    return key === undefined ? [] : [{ ...call, key }];
  });
  return rules.reportUsage(calls, asked);
}
