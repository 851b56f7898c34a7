export { type KeyUse, keyUses } from './key-uses.ts';
export { type LastUse, lastUses } from './last-uses.ts';
export { LivingNodes } from './living-nodes.ts';
export { pruneUsage } from './prune-usage.ts';
export { scopesUsed } from './scopes-used.ts';
export { takeCall } from './take-call.ts';
export { KeyWindowEntity, UsageEntity } from './usage.entity.ts';
export { type CountedCall, startUsageCounter, type UsageCounter } from './usage-counter.ts';
