export { EventEntity } from './event.entity.ts';
export { eventRouter } from './event.router.ts';
export { type Doer, type Fact, record } from './record.ts';
