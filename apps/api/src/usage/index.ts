export { lastUses } from './last-uses.ts';
export { takeCall } from './take-call.ts';
export { KeyWindowEntity, UsageEntity } from './usage.entity.ts';
export { startUsageCounter, type UsageCounter } from './usage-counter.ts';
