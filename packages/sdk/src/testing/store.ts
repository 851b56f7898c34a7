import type { ChatelaineEvent, EventType, LegacyUse, PartnerScope, RefusalCode, Settings } from '@chatelaine/shared';
import { newKeyRow } from './key-settings.ts';
import { eventIdOf, type FakeIdKind, idOf, secretOf } from './new-id.ts';
import type { CallRow, ChannelKeyRow, ChannelRow, ClientRow, EpisodeRow, PartnerKeyRow, RequestRow } from './rows.ts';

/** How a call fails before or after it was carried out. */
export type FakeFailure = RefusalCode | 'no_connection' | 'answer_lost';

/** A change that was answered, by its procedure and idempotency key. */
export interface Answered {
  fingerprint: string;
  at: Date;
  /** Null where it holds a secret: nobody keeps one. */
  answer: unknown;
  resourceId: string | undefined;
}

/** Everything that one fake knows. */
export interface Store {
  settings: Settings;
  /** The partner key that calls; one of `partnerKeys`. */
  ownKey: PartnerKeyRow;
  clients: ClientRow[];
  channels: ChannelRow[];
  episodes: EpisodeRow[];
  keys: ChannelKeyRow[];
  partnerKeys: PartnerKeyRow[];
  calls: CallRow[];
  requests: RequestRow[];
  events: ChatelaineEvent[];
  legacyUses: LegacyUse[];
  answered: Map<string, Answered>;
  failures: Map<string, FakeFailure[]>;
  now(): Date;
  newId(kind: FakeIdKind): string;
  newSecret(prefix: 'wap' | 'wac'): string;
  record(fact: Fact): void;
}

/** What is recorded. `by`: the partner's own key, a person of his, the client, or the operator. */
export interface Fact extends Partial<Pick<ChatelaineEvent, 'clientId' | 'channelId' | 'subjectId'>> {
  type: EventType;
  data?: Record<string, unknown>;
  by: 'partner_key' | 'person' | 'client' | 'operator';
}

/** Where the fake would be, if it were anywhere. */
export const BASE_URL = 'https://chatelaine.test';
/** The partner's key. */
export const PARTNER_KEY: string = secretOf('wap', 1);
/** What links are signed with. */
export const PLATFORM_SECRET = 'platform-secret-of-the-fake';

/** Makes a store with nothing in it but the partner. */
export function openStore(settings: Settings, scopes: readonly PartnerScope[], now: () => Date): Store {
  let count = 0;
  const ownKey = openOwnKey(scopes, now());
  const rows = { clients: [], channels: [], episodes: [], keys: [], calls: [], requests: [], events: [] };
  const store: Store = {
    settings,
    ownKey,
    partnerKeys: [ownKey],
    ...rows,
    legacyUses: [],
    answered: new Map(),
    failures: new Map(),
    now,
    newId: (kind) => idOf(kind, ++count),
    newSecret: (prefix) => secretOf(prefix, ++count),
    record: (fact) => store.events.push(eventOf(store, fact, ++count)),
  };
  return store;
}

// No key that is made later has number 0.
const OWN_KEY = idOf('key', 0);
const ACTORS = { partner_key: OWN_KEY, person: idOf('person', 1), client: null, operator: 'operator' };

function openOwnKey(scopes: readonly PartnerScope[], createdAt: Date): PartnerKeyRow {
  const secret = { secret: PARTNER_KEY, createdAt, endsAt: null, endedAt: null };
  const key = newKeyRow<PartnerScope>({ id: OWN_KEY, kind: 'partner', name: 'Backend', createdAt });
  return { ...key, scopes: [...scopes], secrets: [secret] };
}

function eventOf({ settings, now }: Store, fact: Fact, number: number): ChatelaineEvent {
  const { type, by, clientId = null, channelId = null, subjectId = null, data = {} } = fact;
  const at = now();
  return {
    id: eventIdOf(at, number),
    type,
    at: at.toISOString(),
    actor: { kind: by, id: ACTORS[by] },
    partnerId: settings.partnerId,
    clientId,
    channelId,
    subjectId,
    data,
  } as ChatelaineEvent;
}
