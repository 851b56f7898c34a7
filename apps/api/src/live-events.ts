import { EVENTS_CHANNEL, LiveEvents } from './event/index.ts';
import { type Gate, type Held, recheck } from './gate/index.ts';
import { listenTo } from './platform/db/listen-to.ts';
import { type Pass, pass as realPass } from './platform/pass.ts';
import type { OpenServices } from './services.ts';

const PER_CALLER = 10;
const PER_ACCOUNT = 100;
/** Streams take at most this part of the server's connections, so that calls always find a connection. */
const PART_OF_CONNECTIONS = 0.25;

interface Live {
  gate: Gate;
  maxConnections: number;
  pass: Pass | undefined;
}

/** Makes the live events of this server. It does nothing until the first caller watches. */
export function openLiveEvents(
  { beginWork, direct, log }: OpenServices,
  { gate, maxConnections, pass = realPass }: Live,
): LiveEvents<Held> {
  const total = Math.max(1, Math.floor(maxConnections * PART_OF_CONNECTIONS));
  return new LiveEvents({
    beginWork,
    recheck: (held) => recheck(gate, beginWork(), held),
    // A pooler delivers no notifications.
    listen: direct.isPooled
      ? null
      : (onNotice, signal) => listenTo({ database: direct, channel: EVENTS_CHANNEL, onNotice, pass, log }, signal),
    pass,
    limits: { perCaller: PER_CALLER, perAccount: PER_ACCOUNT, total },
    log,
  });
}
