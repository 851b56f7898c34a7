export { announceExpiries } from './announce-expiries.ts';
export { doNotices } from './do-notices.ts';
export { ExpiryNoticeEntity } from './expiry-notice.entity.ts';
export { releaseHeld } from './pace.ts';
export { pruneNotices } from './prune-notices.ts';
export { NOTICE_QUEUES } from './queues.ts';
export { watchEvents } from './watch-events.ts';
