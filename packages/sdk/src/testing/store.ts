import * as rules from '@chatelaine/shared';
import { type FakeIdKind, idOf, secretOf } from './new-id.ts';
import type { FakeFailure } from './world.ts';

/** A client; `isConnected` once it works with the partner, who does not know of it before. */
export interface ClientRow extends rules.Client {
  payment: rules.Payment;
  isConnected: boolean;
  createdAt: Date;
}

/** One number. */
export interface ChannelRow extends Omit<rules.Channel, 'permission' | 'createdAt'> {
  createdAt: Date;
}

/** One secret of a key. */
export interface SecretRow extends rules.KeptSecret {
  secret: string;
}

/** The kinds of key that a partner's backend sees. */
export type FakeKind = 'partner' | 'channel';

/** A key, and the episode in which it was made, if it is a channel key. */
export interface KeyRow extends rules.KeptKey {
  kind: FakeKind;
  episode: rules.KeptEpisode | null;
  /** Oldest first. */
  secrets: SecretRow[];
}

/** One call with a key. */
export interface CallRow {
  keyId: string;
  at: Date;
  outcome: rules.UsageOutcome;
  /** What the call needed. */
  scope: rules.Scope | null;
  /** From where, where that is known. */
  address: string | null;
  /** Whether it was taken from limits: the key had some, and it got through. */
  isTaken: boolean;
}

/** A change that was answered, by its procedure and idempotency key. */
export interface Answered {
  fingerprint: string;
  at: Date;
  /** Null where it holds a secret: nobody keeps one. */
  answer: unknown;
  resourceId: string | undefined;
}

/** What is recorded. `by`: the partner's own key, a person of the partner, the client, or the operator. */
export interface Fact extends Partial<Pick<rules.ChatelaineEvent, 'clientId' | 'channelId' | 'subjectId'>> {
  type: rules.EventType;
  data?: Record<string, unknown>;
  by: 'partner_key' | 'person' | 'client' | 'operator';
}

/** Where the fake would be, if it were anywhere. */
export const BASE_URL = 'https://chatelaine.test';
/** The partner's key. */
export const PARTNER_KEY: string = secretOf('partner', 1);
/** What links are signed with. */
export const PLATFORM_SECRET = 'platform-secret-of-the-fake';

// No key that is made later has number 0.
const OWN_KEY = idOf('key', 0);
const ACTORS = { partner_key: OWN_KEY, person: idOf('person', 1), client: null, operator: 'operator' };

/** Everything that one fake knows: at first nothing but the partner and its key, which has no secret yet. */
export class Store {
  readonly settings: rules.Settings;
  readonly now: () => Date;
  /** The partner key that calls; the first of `keys`. */
  readonly ownKey: KeyRow;
  readonly keys: KeyRow[];
  readonly clients: ClientRow[] = [];
  readonly channels: ChannelRow[] = [];
  readonly episodes: rules.KeptEpisode[] = [];
  readonly requests: rules.KeptRequest[] = [];
  readonly calls: CallRow[] = [];
  readonly events: rules.EventOf<rules.EventType>[] = [];
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

  newId(kind: FakeIdKind): string {
    return idOf(kind, ++this.#count);
  }

  newSecret(kind: FakeKind): string {
    return secretOf(kind, ++this.#count);
  }

  record({ type, by, clientId = null, channelId = null, subjectId = null, data = {} }: Fact): void {
    const at = this.now();
    const id = rules.writeEventId(rules.ulidOf(at, BigInt(++this.#count)));
    const event = {
      ...{ id, type, at: at.toISOString(), actor: { kind: by, id: ACTORS[by] } },
      ...{ partnerId: this.settings.partnerId, clientId, channelId, subjectId, data },
    };
    this.events.push(event as rules.EventOf<rules.EventType>);
  }

  /** Who calls, as the rules know it. */
  get actor(): rules.KeyActor {
    const account = { type: 'partner', id: this.settings.partnerId } as const;
    return { kind: 'partner_key', id: OWN_KEY, account, scopes: this.ownKey.scopes as rules.PartnerScope[] };
  }
}
