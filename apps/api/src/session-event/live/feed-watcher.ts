import type { Watcher } from '../../event/index.ts';
import type { SessionEventRow } from '../session-event.entity.ts';

/** One open stream of events of numbers. */
export type FeedWatcher<Held> = Watcher<Held, SessionEventRow>;
