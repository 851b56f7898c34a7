export { EventEntity, type EventRow } from './event.entity.ts';
export { viewEvent } from './event.view.ts';
export { listEvents, showEvent } from './list-events.ts';
export { EVENTS_CHANNEL } from './live/channel.ts';
export { LiveEvents } from './live/live-events.ts';
export { type WatchedEvent, watchEvents } from './live/watch-events.ts';
export type { Caller, EndReason, Watcher } from './live/watcher.ts';
export { type Recheck, type WatcherLimits, Watchers } from './live/watchers.ts';
export { type Concerned, type Doer, type Fact, record, type Said } from './record.ts';
