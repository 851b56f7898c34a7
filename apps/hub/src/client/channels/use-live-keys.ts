import type { ChannelKey } from '@chatelaine/shared';
import { useAsk } from '../../api/use-ask.ts';

/**
 * Reads the newest working key of each of these numbers. Returns a function of the id of a number: null means that no
 * key works for it, and undefined that the answer is not there or does not say so.
 */
export function useLiveKeys(channelIds: string[]): (channelId: string) => ChannelKey | null | undefined {
  const isOn = channelIds.length > 0;
  const { data } = useAsk('channelKeys.list', { channelIds, status: 'live', limit: 200 }, { isOn });
  const keys = data?.data;
  // The list is sorted by age, the newest first.
  return (id) => keys?.find(({ channelId }) => channelId === id) ?? (data?.nextCursor === null ? null : undefined);
}
