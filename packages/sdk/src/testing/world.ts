import type {
  ApiKeyId,
  Channel,
  ChannelId,
  ChannelScope,
  ChannelStatus,
  Client,
  ClientId,
  KeySettings,
  LegacyUse,
  Overlap,
  PartnerKey,
  PartnerScope,
  Payment,
  Permission,
  PermissionRequestId,
  RefusalCode,
  Settings,
} from '@chatelaine/shared';

/**
 * A number of the initial world. Fields that you leave out are made up. Phone numbers are from ranges reserved for
 * fiction.
 */
export interface FakeChannel {
  /** Its id; it ends in `CH`. */
  id?: ChannelId | undefined;
  /** The phone number, E.164. */
  phoneNumber?: string | undefined;
  /** The display name. */
  name?: string | undefined;
  /** The status of the number. Default `running`. */
  status?: ChannelStatus | undefined;
  /**
   * Whether the number is Shared. Default, as on the server: true when the partner pays and `shareNewNumbersByDefault`
   * is on.
   */
  shared?: boolean | undefined;
}

/** A client of the initial world. */
export interface FakeClient {
  /** Its id; it ends in `CL`. */
  id?: ClientId | undefined;
  /** The name of the client. */
  name?: string | undefined;
  /** Who pays for its numbers. Default `direct`. */
  payment?: Payment | undefined;
  /** False: it does not work with you yet, so you cannot see it until it grants. Default true. */
  connected?: boolean | undefined;
  /** Its numbers. Default: none. */
  channels?: FakeChannel[] | undefined;
}

/** The initial state of a fake. */
export interface World {
  /**
   * Default: two clients, one on Direct Payment whose number is Missing, one on Partner Payment whose number is Shared.
   */
  clients: FakeClient[];
  /**
   * Default: clients may withdraw, new Partner Payment numbers start Shared, one redirect URL:
   * `https://app.example/whatsapp`.
   */
  settings: Partial<Settings>;
  /** The scopes of your partner key. Default `read`, `keys`, `onboarding`, as for a real key. */
  scopes: PartnerScope[];
  /** The uses of legacy tokens, for `legacyTokens.report`. Default: none. */
  legacyUses: LegacyUse[];
  /** The clock. Default: the clock of this machine, or the fake clock of your test runner. */
  now: () => Date;
}

/** A client that was added. */
export interface AddedClient extends Client {
  /** Its numbers, in the order of the input. */
  channels: Channel[];
}

/** Options of a grant. */
export interface FakeGrant {
  /** When the permission expires. Default: never. */
  expiresAt?: Date | undefined;
}

/** The client's answer on the consent page: numbers of one client, or "Not now"; `{}` keeps everything as it is. */
export type FakeAnswer =
  | 'denied'
  | {
      /**
       * The numbers that the client ticks. A number that is already Shared is kept as it is, and is not granted again.
       */
      grant?: ChannelId[] | undefined;
      /** The Shared numbers that the client does not tick. Shared numbers that no list names are kept. */
      withdraw?: ChannelId[] | undefined;
      /** When the permission on the granted numbers expires. Default: never. */
      expiresAt?: Date | undefined;
    };

/** A call at the messaging door. */
export interface FakeVisit {
  /** The address of the caller. Default: unknown, so a key that is limited to addresses is refused. */
  address?: string | undefined;
  /** The scope that the call needs: `send` for a message, `manage` for the webhook. Default: none. */
  scope?: ChannelScope | undefined;
}

/** A partner key that the owner of your account makes. */
export interface FakePartnerKey extends KeySettings<PartnerScope> {
  /** The name of the key. */
  name?: string | undefined;
  /** When the key expires. Default: never. */
  expiresAt?: Date | undefined;
}

/** How a call fails, before or after the server has run it. */
export type FakeFailure = RefusalCode | 'no_connection' | 'answer_lost';

/** The other side of a fake: clients that act, calls that fail, and secrets that are judged. */
export interface FakeWorld {
  /** Adds a client with its numbers. */
  addClient(client: FakeClient): AddedClient;
  /** Every number of the world in the order of adding, also of clients that you cannot see. */
  readonly channels: readonly Channel[];
  /** Grants permission on a number, as its client. A permission that is already Shared stays as it is. */
  grant(channelId: ChannelId, options?: FakeGrant): Permission;
  /** Withdraws permission on a number, as its client. Its keys end in the same instant. */
  withdraw(channelId: ChannelId): Permission;
  /**
   * Answers a permission request as the client would. Returns the address to which the browser returns, for
   * `readReturn`. `{}` keeps everything as it is when exactly one client has Shared numbers. When several clients have
   * some, name a Shared number in `grant`. A second answer changes nothing and returns the address of the first, as on
   * the real server.
   */
  answer(requestId: PermissionRequestId, answer: FakeAnswer): string;
  /**
   * Changes the status of a number, as the operator, and records `channel.status_changed`. The current status records
   * nothing.
   */
  setChannelStatus(channelId: ChannelId, status: ChannelStatus): void;
  /**
   * Makes the next attempt of a procedure, e.g. `channelKeys.create`, fail: with a refusal, before it reaches the
   * server (`no_connection`), or after the server has run it (`answer_lost`). Call it twice for two attempts.
   */
  failNext(procedure: string, failure: FakeFailure): void;
  /**
   * Judges a secret as the messaging door would: `null` when it is let in, else the code of the refusal. It counts
   * nothing.
   */
  judge(secret: string, visit?: FakeVisit): RefusalCode | null;
  /**
   * Makes a call at the messaging door with a secret. It is judged as by `judge`, and counts as usage, as the last use,
   * and in the limits.
   */
  visit(secret: string, visit?: FakeVisit): RefusalCode | null;
  /** Makes another partner key, as the owner of your account. No door accepts its secret. */
  addPartnerKey(key?: FakePartnerKey): PartnerKey;
  /**
   * Gives a partner key a new secret, as the owner. The key of this client works with its old secret until that ends.
   */
  rotatePartnerKey(id: ApiKeyId, overlap?: Overlap): PartnerKey;
}
