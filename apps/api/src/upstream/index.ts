export { type CarrierOf, carrierOf } from './carrier-of.ts';
export type {
  Addressee,
  OutgoingMessage,
  Report,
  SessionOperation,
  SessionUpstream,
  Taken,
  TakenMessage,
} from './outgoing-message.ts';
export { ANSWERING_NUMBER, FAILING_NUMBER } from './sandbox/plan-sandbox.rule.ts';
export { SandboxTaskEntity } from './sandbox/sandbox-task.entity.ts';
export { requireSupported, sessionUpstreamOf } from './session-upstream.ts';
export type { CarriedCall, JsonContent, Operation, Upstream, UpstreamAnswer } from './upstream.ts';
