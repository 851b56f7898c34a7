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

/** A number to add. The fake fills in fields that you leave out, e.g. a phone number that is reserved for fiction. */
export interface FakeChannel {
  /** The id of the number; it ends in `CH`. */
  id?: ChannelId | undefined;
  /** The phone number, E.164. */
  phoneNumber?: string | undefined;
  /** The display name. */
  name?: string | undefined;
  /** The status of the number. Default `running`. */
  status?: ChannelStatus | undefined;
  /** Whether the number is Shared. Default: true if you pay, and `connected` and `shareNewNumbersByDefault` are on. */
  shared?: boolean | undefined;
}

/** A client to add, with its numbers. */
export interface FakeClient {
  /** The id of the client; it ends in `CL`. */
  id?: ClientId | undefined;
  /** The name of the client. */
  name?: string | undefined;
  /** Who pays for the client's numbers: you (`partner`) or the client (`direct`). Default `direct`. */
  payment?: Payment | undefined;
  /** Whether the client works with you. If not, you see the client only after it grants permission. Default true. */
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
  /** Returns the fake's current time. Default: `new Date()`, which a fake clock of your test runner can change. */
  now: () => Date;
}

/** A client that was added to the world. */
export interface AddedClient extends Client {
  /** The numbers of the client, in the order of the input. */
  channels: Channel[];
}

/** Options of a grant. */
export interface FakeGrant {
  /** When the permission expires. Default: never. */
  expiresAt?: Date | undefined;
}

/** The answer of a client on the consent page: "Not now" (`denied`), or changes to numbers. `{}` changes no number. */
export type FakeAnswer =
  | 'denied'
  | {
      /** The numbers that the client ticks. A number that is already Shared is kept, and is not granted again. */
      grant?: ChannelId[] | undefined;
      /** The Shared numbers that the client unticks. A Shared number in neither list stays Shared. */
      withdraw?: ChannelId[] | undefined;
      /** When the permission on the granted numbers expires. Default: never. */
      expiresAt?: Date | undefined;
    };

/** A call with a channel key to the messaging door, which takes messages to send. */
export interface FakeVisit {
  /** The IP address of the caller. Default: unknown. A key that is limited to certain addresses is then refused. */
  address?: string | undefined;
  /** The scope that the call needs: `send` for a message, `manage` to set the webhook. Default: no scope. */
  scope?: ChannelScope | undefined;
}

/** A partner key that the owner of your account makes. */
export interface FakePartnerKey extends KeySettings<PartnerScope> {
  /** The name of the key. */
  name?: string | undefined;
  /** When the key expires. Default: never. */
  expiresAt?: Date | undefined;
}

/** How an attempt fails: with a refusal (its code), before it reaches the server, or after the server has run it. */
export type FakeFailure = RefusalCode | 'no_connection' | 'answer_lost';

/** The controls of a fake. With these controls a test makes clients act, makes calls fail, and judges secrets. */
export interface FakeWorld {
  /** Adds a client with its numbers. */
  addClient(client: FakeClient): AddedClient;
  /** All numbers in the order in which they were added, also numbers of clients that you cannot see. */
  readonly channels: readonly Channel[];
  /** Grants you permission on a number, as the number's client would. A permission that is Shared stays unchanged. */
  grant(channelId: ChannelId, options?: FakeGrant): Permission;
  /** Withdraws your permission on a number, as the number's client would. The number's keys end in the same instant. */
  withdraw(channelId: ChannelId): Permission;
  /**
   * Answers a permission request as the client would. Returns the address to which the browser would return: pass this
   * address to `readReturn`. The answer `{}` changes no number, and is possible when exactly one client has Shared
   * numbers. When several clients have, name a Shared number of the client in `grant`. A second answer to a request
   * changes nothing and returns the address of the first answer, as on the real server.
   */
  answer(requestId: PermissionRequestId, answer: FakeAnswer): string;
  /** Changes the status of a number, as the operator would. A new status makes the event `channel.status_changed`. */
  setChannelStatus(channelId: ChannelId, status: ChannelStatus): void;
  /**
   * Makes the next attempt of a procedure fail, e.g. of `channelKeys.create`. With the code of a refusal, the server
   * refuses the attempt. With `no_connection`, the attempt does not reach the server. With `answer_lost`, the server
   * runs the procedure, but its answer does not arrive. Call `failNext` twice to make two attempts fail.
   */
  failNext(procedure: string, failure: FakeFailure): void;
  /** Judges a call with this secret as the messaging door would: `null` or a refusal's code. Counts no call. */
  judge(secret: string, visit?: FakeVisit): RefusalCode | null;
  /** Makes a call at the messaging door: judges the call as `judge` does, and counts the call in usage and limits. */
  visit(secret: string, visit?: FakeVisit): RefusalCode | null;
  /** Makes another partner key, as your account's owner would. Nobody gets its secret, so no call can use the key. */
  addPartnerKey(key?: FakePartnerKey): PartnerKey;
  /**
   * Gives a partner key a new secret, as the owner of your account would. The fake itself always sends the first secret
   * of its own key. So after a rotation of that key, calls of the fake work only until the first secret ends.
   */
  rotatePartnerKey(id: ApiKeyId, overlap?: Overlap): PartnerKey;
}
