export { breakFeeds } from './break-feeds.ts';
export { FEED_CHANNEL } from './channel.ts';
export { FeedEntity, FeedSequenceEntity } from './feed.entity.ts';
export type { FeedFilter } from './feed-filter.rule.ts';
export { feedLimits } from './live/feed-limits.rule.ts';
export { type FollowedFeed, type Following, followFeed } from './live/follow-feed.ts';
export { LiveFeed } from './live/live-feed.ts';
export { pruneSessionEvents, pruneTickets } from './prune-session-events.ts';
export {
  isEventId,
  listSessionEvents,
  newestIdOf,
  type SessionEventPage,
  type SessionEventQuery,
} from './read-session-events.ts';
export { RealtimeTicketEntity } from './realtime-ticket.entity.ts';
export { makeTicket, type RealtimeTicket, takeTicket } from './realtime-ticket.ts';
export { recordSessionEvent } from './record-session-event.ts';
export { BEFORE_ALL } from './save-session-events.ts';
export { SessionEventEntity, type SessionEventRow } from './session-event.entity.ts';
export { sessionEventText, viewSessionEvent } from './session-event.view.ts';
export type { SessionFact } from './session-fact.ts';
export { restartSession, setSessionStatus } from './set-session-status.ts';
