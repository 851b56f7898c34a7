import type { ChannelDetails } from '@chatelaine/shared';
import type { ComponentChildren } from 'preact';
import { Failed } from '../parts/failed.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import type { AskedChannel } from './use-channel.ts';

interface NumberBodyProps extends AskedChannel {
  children(channel: ChannelDetails): ComponentChildren;
}

/** Shows what a screen says about one number in each of its states: on its way, failed, there. */
export function NumberBody({ channel, failure, retry, children }: NumberBodyProps) {
  if (channel !== undefined) return <>{children(channel)}</>;
  return failure === null ? <Skeleton /> : <Failed failure={failure} onRetry={retry} />;
}
