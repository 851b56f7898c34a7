export type { AnsweredCall } from './answered-call.ts';
export { type CallKeeper, startCallKeeper } from './call-keeper.ts';
export { findCall } from './find-call.ts';
export { KeptCallEntity, KeptCallHourEntity } from './kept-call.entity.ts';
export { listCalls } from './list-calls.ts';
export { listCountedHours } from './list-counted-hours.ts';
export type { MisplacedCall } from './misplaced-calls.ts';
export { pruneCalls } from './prune-calls.ts';
