import type { WebhookKind } from '@chatelaine/shared';
import type { Work } from '../../platform/work.ts';
import type { Body } from '../body/body.ts';

/** The bodies of some events, by the ids of the events. */
export type Bodies = ReadonlyMap<string, Body>;

/** Makes the bodies of events for one webhook. An event that is missing in the result is gone. */
export type BodiesOf = (
  work: Work,
  endpoint: { kind: WebhookKind; webhookId: string; accountId: string },
  events: readonly { eventId: string; event: string }[],
) => Promise<Bodies>;
