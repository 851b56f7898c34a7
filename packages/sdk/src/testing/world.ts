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

/** A number of the initial world. The fake sets the fields that you leave out, with a phone number for fiction. */
export interface FakeChannel {
  /** The id of the number; it ends in `CH`. */
  id?: ChannelId | undefined;
  /** The phone number, E.164. */
  phoneNumber?: string | undefined;
  /** The display name. */
  name?: string | undefined;
  /** The status of the number. Default `running`. */
  status?: ChannelStatus | undefined;
  /** Whether the number is Shared. Default: true when the partner pays and `shareNewNumbersByDefault` is on. */
  shared?: boolean | undefined;
}

/** A client of the initial world. */
export interface FakeClient {
  /** The id of the client; it ends in `CL`. */
  id?: ClientId | undefined;
  /** The name of the client. */
  name?: string | undefined;
  /** The account that pays for the client's numbers. Default `direct`. */
  payment?: Payment | undefined;
  /** Whether the client works with you. If not, you cannot see it until it grants a permission. Default true. */
  connected?: boolean | undefined;
  /** The numbers of the client. Default: none. */
  channels?: FakeChannel[] | undefined;
}

/** The initial state of a fake. */
export interface World {
  /**
   * The clients. Default: two clients with one number each. The number of the first client is on Direct Payment and
   * Missing. The number of the second client is on Partner Payment and Shared.
   */
  clients: FakeClient[];
  /**
   * Your settings. Default: clients may withdraw, new Partner Payment numbers start Shared, and there is one redirect
   * URL, `https://app.example/whatsapp`.
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
  /** The numbers of the client, in the order of the input. */
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
      /** The numbers that the client ticks. A number that is already Shared is kept, and is not granted again. */
      grant?: ChannelId[] | undefined;
      /** The Shared numbers that the client does not tick. A Shared number that is in neither list is kept. */
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

/** The way in which a call fails, before or after the server has run it. */
export type FakeFailure = RefusalCode | 'no_connection' | 'answer_lost';

/** The controls of a fake. With these controls a test makes clients act, makes calls fail, and judges secrets. */
export interface FakeWorld {
  /** Adds a client with its numbers. */
  addClient(client: FakeClient): AddedClient;
  /** Every number of the world in the order of adding, also of clients that you cannot see. */
  readonly channels: readonly Channel[];
  /** Grants permission on a number, as its client. A permission that is already Shared stays as it is. */
  grant(channelId: ChannelId, options?: FakeGrant): Permission;
  /** Withdraws permission on a number, as its client. The keys of the number end in the same instant. */
  withdraw(channelId: ChannelId): Permission;
  /**
   * Answers a permission request as the client would. Returns the address to which the browser returns, for
   * `readReturn`. `{}` keeps everything as it is when exactly one client has Shared numbers. When several clients have
   * Shared numbers, name a Shared number in `grant`. A second answer changes nothing and returns the address of the
   * first answer, as on the real server.
   */
  answer(requestId: PermissionRequestId, answer: FakeAnswer): string;
  /** Changes the status of a number, as the operator. A new status is recorded as `channel.status_changed`. */
  setChannelStatus(channelId: ChannelId, status: ChannelStatus): void;
  /**
   * Makes the next attempt of a procedure fail, e.g. of `channelKeys.create`. With the code of a refusal, the server
   * refuses the attempt. With `no_connection`, the attempt does not reach the server. With `answer_lost`, the server
   * runs the procedure, but its answer does not arrive. Call `failNext` twice to make two attempts fail.
   */
  failNext(procedure: string, failure: FakeFailure): void;
  /** Judges a secret as the messaging door would: `null`, or the code of the refusal. It counts nothing. */
  judge(secret: string, visit?: FakeVisit): RefusalCode | null;
  /** Makes a call at the messaging door. Judges the call as `judge` does, and counts it as usage and in the limits. */
  visit(secret: string, visit?: FakeVisit): RefusalCode | null;
  /** Makes another partner key, as the owner of your account. No door accepts its secret. */
  addPartnerKey(key?: FakePartnerKey): PartnerKey;
  /**
   * Gives a partner key a new secret, as the owner. The `Chatelaine` object always sends the first secret of its key.
   * So after a rotation of that key, the object's calls work until the first secret ends.
   */
  rotatePartnerKey(id: ApiKeyId, overlap?: Overlap): PartnerKey;
}
