export { EventEntity, type EventRow } from './event.entity.ts';
export { eventRouter } from './event.router.ts';
export { viewEvent } from './event.view.ts';
export { type Doer, record } from './record.ts';
