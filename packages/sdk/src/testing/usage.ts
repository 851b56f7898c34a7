import { reportUsage, type UsageQuery, usageTable } from '@chatelaine/shared';
import { writeCsv } from '@chatelaine/shared/csv';
import { usageQuery } from '@chatelaine/shared/schema';
import { requireKnown } from './channels.ts';
import { visibleKeys } from './keys.ts';
import { query } from './procedure.ts';
import { found } from './refused.ts';
import type { Store } from './store.ts';

/** The calls of the partner's keys, dead ones too: counted, and as a file for spreadsheets. */
export const usage = {
  query: query('read', usageQuery, countCalls),
  csv: query('read', usageQuery, (store, asked) => {
    const { filename, lines } = usageTable(asked, countCalls(store, asked).rows);
    return { filename, csv: writeCsv(lines) };
  }),
};

function countCalls(store: Store, asked: UsageQuery) {
  const keys = new Map(visibleKeys(store).map((key) => [key.id, key]));
  const { keyId, channelId } = asked;
  if (keyId !== undefined) found(keys.get(keyId));
  if (channelId !== undefined && !store.keys.some((key) => key.channelId === channelId)) requireKnown(store, channelId);
  const calls = store.calls.flatMap(({ keyId: id, ...call }) => {
    const key = keys.get(id);
    return key === undefined ? [] : [{ ...call, key }];
  });
  return reportUsage(calls, asked);
}
