import type { Act, Actor } from '@chatelaine/shared';
import type { ChangeRules, RunChange } from '../../call/change.ts';
import type { EnteredClient } from '../../gate/index.ts';
import type { KnownMethod } from '../../platform/http/allowed-methods.ts';
import type { Work } from '../../platform/work.ts';
import type { PlainCall } from '../plain-door.ts';

/** A call of the sessions door that was let in. */
export interface SessionCall {
  work: Work;
  actor: Actor;
  entered: EnteredClient;
  /** The parts of the path that the placeholders of the route stand for. */
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** The body as JSON. Undefined when the call has none, and for methods that only read. */
  body: unknown;
  idempotencyKey: string | null;
  plain: PlainCall;
  /**
   * Makes a change once per `Idempotency-Key`. `input` is everything that decides about the change. A person confirms a
   * dangerous change with the same one-time code as in the Client Hub, so `name` and `input` are those of the procedure.
   */
  change<T>(name: string, input: unknown, run: RunChange<T>, rules?: ChangeRules): Promise<T>;
}

/** The answer of a route. Without `json`, the answer has no body. */
export interface Reply {
  /** The status of the answer; 200 when left out. */
  status?: number;
  json?: unknown;
  /**
   * Writes the answer instead, for an answer that is long. The call has given its place back then, because the caller
   * may read slowly.
   */
  write?(): Promise<void>;
}

/** A route of the sessions door. */
export interface SessionRoute {
  method: KnownMethod;
  /** The path below `/api/v1`, with placeholders such as `{session}`. */
  path: string;
  /** The act that decides which scopes and roles may call the route. Null: every key and every person of a client. */
  act: Act | null;
  /** Answers the call. Null means that the answer is written already. */
  answer(call: SessionCall): Promise<Reply | null>;
}
