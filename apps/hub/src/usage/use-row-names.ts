import type { UsageRow } from '@chatelaine/shared';
import { useAsk } from '../api/use-ask.ts';
import * as t from '../texts/en/usage.ts';
import { MAX_ROWS } from './sort-rows.ts';
import type { Group } from './usage-queries.ts';

/** Names the rows of a report that is grouped by this field. Numbers are shown as phone numbers. */
export function useRowNames(rows: readonly UsageRow[], group: Group): (row: UsageRow) => string {
  const ids = rows.slice(0, MAX_ROWS).flatMap(({ channelId }) => channelId ?? []);
  const { data } = useAsk('channels.list', { ids, limit: 200 }, { isOn: group === 'channel' && ids.length > 0 });
  if (group === 'key') return ({ keyName, keyId }) => keyName ?? keyId ?? '';
  if (group === 'environment') return ({ environment }) => (environment ? t.environments[environment] : t.noLabel);
  if (group !== 'channel') return (row) => row[group] ?? t.noLabel;
  const channels = new Map(data?.data.map((channel) => [channel.id, channel]));
  return ({ channelId }) => {
    if (channelId == null) return t.noNumber;
    const channel = channels.get(channelId);
    return channel === undefined ? channelId : `${channel.phoneNumber} ${channel.name}`;
  };
}
