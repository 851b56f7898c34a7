import * as rules from '@chatelaine/shared';
import { writeCsv } from '@chatelaine/shared/csv';
import { eventQuery, hygieneQuery, usageQuery } from '@chatelaine/shared/schema';
import { lastCallsOf, usesOf } from './calls.ts';
import { requireKnown } from './channels.ts';
import { statusOf, visibleKeys } from './keys.ts';
import { listPage, query } from './procedure.ts';
import { found } from './refused.ts';
import type { KeyRow, Store } from './store.ts';

const idOf = ({ id }: { id: string }) => id;
const asIs = <T>(each: T): T => each;

/** The procedure that lists events, newest first. The cursor is the id of the last event on the page before. */
export const events = {
  list: query('read', eventQuery, (store, { cursor, limit, ...asked }) => {
    const { actor } = store;
    const isNext = ({ id }: { id: string }) => cursor === undefined || id < cursor;
    const rows = store.events
      .filter((each) => rules.matches<rules.SeenEvent>(each, asked) && isNext(each) && rules.seesEvent(actor, each))
      .sort((a, b) => (a.id < b.id ? 1 : -1));
    return rules.pageOf(structuredClone(rows), limit, idOf, asIs);
  }),
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
