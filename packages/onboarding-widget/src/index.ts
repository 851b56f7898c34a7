export { completeReturn } from './connect/complete-return.ts';
export { connect } from './connect/connect.ts';
export type {
  ConnectErrorCode,
  ConnectEvent,
  ConnectEvents,
  Connection,
  ConnectMode,
  ConnectOptions,
  ConnectUrl,
  Denied,
  Granted,
  OnEvent,
  OnName,
} from './connect/types.ts';
