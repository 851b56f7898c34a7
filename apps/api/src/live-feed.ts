import { EVENTS_CHANNEL, type WatcherLimits } from './event/index.ts';
import { type Gate, type Held, recheck } from './gate/index.ts';
import { listenTo } from './platform/db/listen-to.ts';
import { type Pass, pass as realPass } from './platform/pass.ts';
import type { OpenServices } from './services.ts';
import { FEED_CHANNEL, feedLimits, LiveFeed } from './session-event/index.ts';

interface Live {
  gate: Gate;
  maxConnections: number;
  pass: Pass | undefined;
  /** Replaces the usual limits. */
  limits: Partial<WatcherLimits> | undefined;
}

/** Makes the live events of numbers of this server. It does nothing until the first caller opens a stream. */
export function openLiveFeed(
  { beginWork, direct, log }: OpenServices,
  { gate, maxConnections, pass = realPass, limits }: Live,
): LiveFeed<Held> {
  const channel = [FEED_CHANNEL, EVENTS_CHANNEL];
  return new LiveFeed({
    beginWork,
    recheck: (held) => recheck(gate, beginWork(), held),
    // A pooler delivers no notifications.
    listen: direct.isPooled
      ? null
      : (tell, signal) => {
          const onNotice = (content?: string, from?: string) => {
            if (content === undefined) tell('everything');
            else tell(from === EVENTS_CHANNEL ? 'credentials' : { clientId: content });
          };
          return listenTo({ database: direct, channel, onNotice, pass, log }, signal);
        },
    pass,
    limits: { ...feedLimits(maxConnections), ...limits },
    log,
  });
}
