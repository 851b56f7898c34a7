import * as rules from '@chatelaine/shared';
import { checksum } from '../key/crc32.ts';
import type { FakeFailure } from './world.ts';

/** A client. `isConnected` is true when the client works with the partner. The partner sees only such clients. */
export interface ClientRow extends rules.Client {
  payment: rules.Payment;
  isConnected: boolean;
  createdAt: Date;
}

/** One number without its `permission`, which is computed from the episodes. */
export interface ChannelRow extends Omit<rules.Channel, 'permission' | 'createdAt'> {
  createdAt: Date;
}

/** One secret of a key. */
export interface SecretRow extends rules.KeptSecret {
  secret: string;
}

/** The kinds of key that a partner's backend sees. */
export type FakeKind = 'partner' | 'channel';

/** A key. `episode` is the permission under which a channel key was made; null for a partner key. */
export interface KeyRow extends rules.KeptKey {
  kind: FakeKind;
  episode: rules.KeptEpisode | null;
  /** The secrets of the key, oldest first. */
  secrets: SecretRow[];
}

/** One call with a key. */
export interface CallRow {
  keyId: string;
  at: Date;
  outcome: rules.UsageOutcome;
  /** The scope that the call needed. */
  scope: rules.Scope | null;
  /** The address of the caller, if it is known. */
  address: string | null;
  /** Whether the call counted in the key's limits: the key had limits, and the call was allowed. */
  isTaken: boolean;
}

/** The result of a change, stored under the change's procedure and idempotency key. */
export interface Answered {
  fingerprint: string;
  at: Date;
  /** The stored answer. Null when the answer has a secret, because secrets are not stored. */
  answer: unknown;
  resourceId: string | undefined;
}

/**
 * An event to record. `by` is the actor: the partner's own key, a person of the partner, the client, or the operator.
 */
export interface Fact extends Partial<Pick<rules.ChatelaineEvent, 'clientId' | 'channelId' | 'subjectId'>> {
  type: rules.EventType;
  data?: Record<string, unknown>;
  by: 'partner_key' | 'person' | 'client' | 'operator';
}

const FORMS = {
  client: ['', 10, 'CL'],
  channel: ['', 10, 'CH'],
  key: ['key_', 22, ''],
  request: ['req_', 22, ''],
  permission: ['per_', 22, ''],
  person: ['usr_', 22, ''],
  webhook: ['wh_', 22, ''],
  delivery: ['dlv_', 22, ''],
  call: ['', 20, ''],
} as const;

/** Makes an id from a number, in the server's format. The same number gives the same id in every run. */
function idOf(kind: keyof typeof FORMS, number: number): string {
  const [prefix, digits, suffix] = FORMS[kind];
  return prefix + String(number).padStart(digits, '0') + suffix;
}

/** Makes a secret from a number, in the server's format. No real server accepts this secret. */
function secretOf(kind: FakeKind, number: number): string {
  const body = `${rules.KEY_KINDS[kind].prefix}_${String(number).padStart(32, '0')}`;
  return body + checksum(body);
}

/** The base URL of the fake. No server listens at this URL. */
export const BASE_URL = 'https://chatelaine.test';
/** The secret of the partner's own key, which the fake uses for every call. */
export const PARTNER_KEY: string = secretOf('partner', 1);
/** The partner's platform secret, which signs links to the consent page. */
export const PLATFORM_SECRET = 'platform-secret-of-the-fake';

// Only the partner's own key has an id with the number 0: the numbers of all other ids begin at 1.
const OWN_KEY = idOf('key', 0);
const ACTORS = { partner_key: OWN_KEY, person: idOf('person', 1), client: null, operator: 'operator' };

/** The state of one fake. A new store has only the partner's settings and own key, and the key has no secret yet. */
export class Store {
  readonly settings: rules.Settings;
  readonly now: () => Date;
  /** The partner key with which the SDK calls the fake. It is also the first entry of `keys`. */
  readonly ownKey: KeyRow;
  readonly keys: KeyRow[];
  readonly clients: ClientRow[] = [];
  readonly channels: ChannelRow[] = [];
  readonly episodes: rules.KeptEpisode[] = [];
  readonly requests: rules.KeptRequest[] = [];
  readonly calls: CallRow[] = [];
  readonly events: rules.EventOf<rules.EventType>[] = [];
  webhooks: rules.Webhook[] = [];
  deliveries: rules.WebhookDeliveryDetails[] = [];
  readonly answered = new Map<string, Answered>();
  readonly failures = new Map<string, FakeFailure[]>();
  legacyUses: rules.LegacyUse[] = [];
  #count = 0;

  constructor(settings: rules.Settings, scopes: readonly rules.PartnerScope[], now: () => Date) {
    this.settings = settings;
    this.now = now;
    this.ownKey = {
      ...{ ...rules.NO_KEY_SETTINGS, scopes: [...scopes] },
      ...{ id: OWN_KEY, kind: 'partner', name: 'Backend', createdAt: now(), revokedAt: null, secrets: [] },
      ...{ partnerId: settings.partnerId, clientId: null, channelId: null, episode: null },
    };
    this.keys = [this.ownKey];
  }

  newId(kind: keyof typeof FORMS): string {
    return idOf(kind, ++this.#count);
  }

  newSecret(kind: FakeKind): string {
    return secretOf(kind, ++this.#count);
  }

  newEventId(): string {
    return rules.writeEventId(rules.ulidOf(this.now(), BigInt(++this.#count)));
  }

  record({ type, by, clientId = null, channelId = null, subjectId = null, data = {} }: Fact): void {
    const event = {
      ...{ id: this.newEventId(), type, at: this.now().toISOString(), actor: { kind: by, id: ACTORS[by] } },
      ...{ partnerId: this.settings.partnerId, clientId, channelId, subjectId, data },
    };
    this.events.push(event as rules.EventOf<rules.EventType>);
  }

  /** The partner's own key as the maker of channel keys. */
  get ownMaker(): rules.KeyMaker {
    return { kind: 'partner_key', id: OWN_KEY, name: this.ownKey.name };
  }

  /** The partner's own key as the actor of a call, in the form that the shared rules need. */
  get actor(): rules.KeyActor {
    const account = { type: 'partner', id: this.settings.partnerId } as const;
    return { kind: 'partner_key', id: OWN_KEY, account, scopes: this.ownKey.scopes as rules.PartnerScope[] };
  }
}
