import { readEventId, TEST_EVENT, ULID_RANDOM_BITS, type WebhookKind } from '@chatelaine/shared';

/** The webhook that is tested, and its owner. */
export interface Tested {
  kind: WebhookKind;
  webhookId: string;
  accountId: string;
}

/** Makes the body of a test: as the other bodies of the webhook, but without an event of the account. */
export function testBody({ kind, webhookId, accountId }: Tested, id: string): string {
  return JSON.stringify(BODIES[kind]({ id, at: timeOf(id), webhookId, accountId }));
}

interface Test {
  id: string;
  at: Date;
  webhookId: string;
  accountId: string;
}

const BODIES: Record<WebhookKind, (test: Test) => object> = {
  client: ({ id, at, accountId }) => ({
    schema: 'v1',
    id,
    event: TEST_EVENT,
    session: null,
    organization: accountId,
    sequence: null,
    timestamp: at.getTime(),
    payload: {},
  }),
  partner: ({ id, at, webhookId, accountId }) => ({
    id,
    type: TEST_EVENT,
    occurredAt: at.toISOString(),
    actor: { kind: 'system', id: null },
    subject: { id: webhookId, partnerId: accountId, clientId: null, channelId: null, facts: {} },
  }),
  channel: () => ({ object: 'whatsapp_business_account', entry: [] }),
};

// The id of an event contains its time, so every attempt and every repetition of a test has the same body.
const timeOf = (id: string): Date => new Date(Number(readEventId(id) >> ULID_RANDOM_BITS));
