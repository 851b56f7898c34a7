export { doNotices } from './do-notices.ts';
export { ExpiryNoticeEntity } from './expiry-notice.entity.ts';
export { releaseHeld } from './pace.ts';
export { pruneNotices } from './prune-notices.ts';
export { NOTICE_QUEUES } from './queues.ts';
export { sayWhatExpires } from './say-what-expires.ts';
export { watchEvents } from './watch-events.ts';
