import { useAsk } from '../api/use-ask.ts';

/** Finds the phone numbers of channels by their ids. */
export function usePhoneNumbers(channelIds: readonly (string | null)[]): ReadonlyMap<string, string> {
  // The ids are sorted, so that the same rows always ask the same question.
  const ids = [...new Set(channelIds.filter((id) => id !== null))].sort().slice(0, 200);
  const { data } = useAsk('channels.list', { ids, limit: 200 }, { isOn: ids.length > 0 });
  return new Map((ids.length > 0 ? (data?.data ?? []) : []).map(({ id, phoneNumber }) => [id, phoneNumber]));
}
