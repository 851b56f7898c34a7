export { EventEntity } from './event.entity.ts';
export { eventRouter } from './event.router.ts';
export { type Doer, record } from './record.ts';
