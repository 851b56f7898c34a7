import {
  type ChatelaineEvent,
  type EventOf,
  type EventType,
  type KeptEpisode,
  type KeptRequest,
  type KeyActor,
  type LegacyUse,
  NO_KEY_SETTINGS,
  type PartnerScope,
  type Settings,
} from '@chatelaine/shared';
import { eventIdOf, type FakeIdKind, idOf, secretOf } from './new-id.ts';
import type { CallRow, ChannelRow, ClientRow, FakeKind, KeyRow } from './rows.ts';
import type { FakeFailure } from './world.ts';

/** A change that was answered, by its procedure and idempotency key. */
export interface Answered {
  fingerprint: string;
  at: Date;
  /** Null where it holds a secret: nobody keeps one. */
  answer: unknown;
  resourceId: string | undefined;
}

/** What is recorded. `by`: the partner's own key, a person of the partner, the client, or the operator. */
export interface Fact extends Partial<Pick<ChatelaineEvent, 'clientId' | 'channelId' | 'subjectId'>> {
  type: EventType;
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
  readonly settings: Settings;
  readonly now: () => Date;
  /** The partner key that calls; the first of `keys`. */
  readonly ownKey: KeyRow;
  readonly keys: KeyRow[];
  readonly clients: ClientRow[] = [];
  readonly channels: ChannelRow[] = [];
  readonly episodes: KeptEpisode[] = [];
  readonly requests: KeptRequest[] = [];
  readonly calls: CallRow[] = [];
  readonly events: EventOf<EventType>[] = [];
  readonly answered = new Map<string, Answered>();
  readonly failures = new Map<string, FakeFailure[]>();
  legacyUses: LegacyUse[] = [];
  #count = 0;

  constructor(settings: Settings, scopes: readonly PartnerScope[], now: () => Date) {
    this.settings = settings;
    this.now = now;
    this.ownKey = {
      ...{ ...NO_KEY_SETTINGS, scopes: [...scopes] },
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
    const event = {
      ...{ id: eventIdOf(at, ++this.#count), type, at: at.toISOString(), actor: { kind: by, id: ACTORS[by] } },
      ...{ partnerId: this.settings.partnerId, clientId, channelId, subjectId, data },
    };
    this.events.push(event as EventOf<EventType>);
  }

  /** Who calls, as the rules know it. */
  get actor(): KeyActor {
    const account = { type: 'partner', id: this.settings.partnerId } as const;
    return { kind: 'partner_key', id: OWN_KEY, account, scopes: this.ownKey.scopes as PartnerScope[] };
  }
}
