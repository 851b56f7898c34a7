export { EventEntity, type EventRow } from './event.entity.ts';
export { viewEvent } from './event.view.ts';
export { listEvents } from './list-events.ts';
export { type Doer, type Fact, record, type Said } from './record.ts';
