import { Realtime } from './door/sessions/realtime.ts';
import type { LiveEvents, WatcherLimits } from './event/index.ts';
import type { Gate, Held } from './gate/index.ts';
import { openLiveEvents } from './live-events.ts';
import { openLiveFeed } from './live-feed.ts';
import type { Proxies } from './platform/http/origin.ts';
import type { Pass } from './platform/pass.ts';
import type { OpenServices } from './services.ts';
import type { LiveFeed } from './session-event/index.ts';

/** The answers of this server that have no end of their own. */
export interface Streams {
  /** The events of accounts. */
  live: LiveEvents<Held>;
  /** The events of numbers. */
  feed: LiveFeed<Held>;
  realtime: Realtime;
  /** Ends all streams. Later ones are refused. */
  stop(): Promise<unknown>;
}

interface StreamSettings {
  gate: Gate;
  proxies: Proxies;
  maxConnections: number;
  pass: Pass | undefined;
  feedLimits: Partial<WatcherLimits> | undefined;
}

/** Makes the streams of this server. They do nothing until the first caller opens one. */
export function openStreams(services: OpenServices, { proxies, feedLimits, ...settings }: StreamSettings): Streams {
  const { log, beginWork } = services;
  const live = openLiveEvents(services, settings);
  const feed = openLiveFeed(services, { ...settings, limits: feedLimits });
  const realtime = new Realtime({ feed, gate: settings.gate, proxies, log, beginWork });
  return { live, feed, realtime, stop: () => Promise.all([live.stop(), feed.stop(), realtime.stop()]) };
}
