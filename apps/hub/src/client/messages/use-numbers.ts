import type { Channel } from '@chatelaine/shared';
import { useAsk } from '../../api/use-ask.ts';

// The filter of the list asks for the same numbers, so there is one query for both.
const MOST = 100;

/** Returns the newest numbers of the client by their id, to name the number of a message. */
export function useNumbers(): ReadonlyMap<string, Channel> {
  const { data } = useAsk('channels.list', { limit: MOST });
  return new Map((data?.data ?? []).map((channel) => [channel.id, channel]));
}

/** Names a number: the phone number and its display name. */
export const numberName = (numbers: ReadonlyMap<string, Channel>, id: string): string => {
  const number = numbers.get(id);
  return number === undefined ? id : `${number.phoneNumber}, ${number.name}`;
};
