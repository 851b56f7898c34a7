import type { ChannelDetails } from '@chatelaine/shared';
import { useRoute } from 'preact-iso';
import { type Failure, failureOf } from '../api/failure.ts';
import { useAsk } from '../api/use-ask.ts';

/** The number of the URL: the number itself, or why it is not there; neither while it is on its way. */
export interface AskedChannel {
  channel: ChannelDetails | undefined;
  failure: Failure | null;
  retry(): void;
}

/**
 * Reads the number that the URL names. A permission that the client gives elsewhere appears without a reload, because
 * every event of the account asks again, see `live-updates.tsx`.
 */
export function useChannel(): AskedChannel {
  const { channelId = '' } = useRoute().params;
  const asked = useAsk('channels.details', { id: channelId });
  // While another number is on its way, the query still has the former one. A key must never be made for that one.
  const channel = asked.data?.id === channelId ? asked.data : undefined;
  const failure = asked.error === null ? null : failureOf(asked.error);
  return { channel, failure, retry: () => void asked.refetch() };
}
