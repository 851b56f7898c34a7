export { completeReturn } from './connect/complete-return.ts';
export { connect } from './connect/connect.ts';
export type {
  ConnectErrorCode,
  ConnectEvents,
  Connection,
  ConnectMode,
  ConnectOptions,
  ConnectUrl,
  Denied,
  Granted,
  OnEvent,
} from './connect/types.ts';
