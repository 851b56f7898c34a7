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

/** A number to begin with. What is left out is made up; numbers come from those that are kept free for fiction. */
export interface FakeChannel {
  /** Ends in `CH`. */
  id?: ChannelId | undefined;
  /** E.164. */
  phoneNumber?: string | undefined;
  /** The display name. */
  name?: string | undefined;
  /** Default `running`. */
  status?: ChannelStatus | undefined;
  /** Default: as the server decides it, true where the partner pays and `shareNewNumbersByDefault` is on. */
  shared?: boolean | undefined;
}

/** A client to begin with. */
export interface FakeClient {
  /** Ends in `CL`. */
  id?: ClientId | undefined;
  /** What the client calls itself. */
  name?: string | undefined;
  /** Who pays for its numbers. Default `direct`. */
  payment?: Payment | undefined;
  /** False: it does not work with you yet, so you know nothing of it until it grants. Default true. */
  connected?: boolean | undefined;
  /** Its numbers. Default: none. */
  channels?: FakeChannel[] | undefined;
}

/** What a fake begins with. */
export interface World {
  /** Default: two clients, one on Direct Payment whose number is Missing, one on Partner Payment whose number is Shared. */
  clients: FakeClient[];
  /** Default: clients may withdraw, new Partner Payment numbers start Shared, one redirect URL: `https://app.example/whatsapp`. */
  settings: Partial<Settings>;
  /** Of your partner key. Default `read`, `keys`, `onboarding`, as for a real one. */
  scopes: PartnerScope[];
  /** Who used a legacy token, for `legacyTokens.report`. Default: nobody. */
  legacyUses: LegacyUse[];
  /** Default: the clock of this machine, and so the fake one of your test runner. */
  now: () => Date;
}

/** A client that was added. */
export interface AddedClient extends Client {
  /** Its numbers, in the order in which they were named. */
  channels: Channel[];
}

/** How a client grants. */
export interface FakeGrant {
  /** When the permission ends by itself. Default: never. */
  expiresAt?: Date | undefined;
}

/** What the client decides on the permission page: numbers of one client, or "Not now"; `{}` keeps all as it is. */
export type FakeAnswer =
  | 'denied'
  | {
      /** Ticked. One that is Shared already is kept as it is: it is no grant. */
      grant?: ChannelId[] | undefined;
      /** Was Shared, is not ticked. Shared numbers that are named nowhere are kept. */
      withdraw?: ChannelId[] | undefined;
      /** When the permission on the granted numbers ends by itself. Default: never. */
      expiresAt?: Date | undefined;
    };

/** A call at the messaging door. */
export interface FakeVisit {
  /** From where. Default: nobody knows, so a key that is limited to addresses is refused. */
  address?: string | undefined;
  /** What it needs: `send` for a message, `manage` for the webhook. Default: nothing. */
  scope?: ChannelScope | undefined;
}

/** A partner key that the owner of your account makes. */
export interface FakePartnerKey extends KeySettings<PartnerScope> {
  /** What its maker calls it. */
  name?: string | undefined;
  /** When it ends by itself. Default: never. */
  expiresAt?: Date | undefined;
}

/** How a call fails before or after it was carried out. */
export type FakeFailure = RefusalCode | 'no_connection' | 'answer_lost';

/** The other side of a fake: what clients do, what goes wrong, and what a secret would open. */
export interface FakeWorld {
  /** Adds a client with its numbers. */
  addClient(client: FakeClient): AddedClient;
  /** Every number of the world, in the order in which they were added; also of clients that you do not know of. */
  readonly channels: readonly Channel[];
  /** Grants permission on a number, as its client. One that is Shared stays as it is. */
  grant(channelId: ChannelId, options?: FakeGrant): Permission;
  /** Withdraws permission on a number, as its client: its keys end in the same instant. */
  withdraw(channelId: ChannelId): Permission;
  /**
   * Answers a permission request as the client would and gives the address to which its browser returns, for
   * `readReturn`. `{}` keeps everything as it is, while exactly one client has Shared numbers; among several, name a
   * Shared one in `grant`. A second answer changes nothing and gives the first one's address, as on the real server.
   */
  answer(requestId: PermissionRequestId, answer: FakeAnswer): string;
  /** Moves a number to another status, as the operator: `channel.status_changed` tells of it. The same one is no news. */
  setChannelStatus(channelId: ChannelId, status: ChannelStatus): void;
  /**
   * Makes the next attempt of a procedure, e.g. `channelKeys.create`, fail: with a refusal, before it reaches the
   * server (`no_connection`), or after it was carried out (`answer_lost`). Say it twice for two attempts.
   */
  failNext(procedure: string, failure: FakeFailure): void;
  /** Judges a secret as the messaging door would: `null` when it opens, else the code of its refusal. Counts nothing. */
  judge(secret: string, visit?: FakeVisit): RefusalCode | null;
  /** Comes to the messaging door with a secret: judged as by `judge`, and counted as usage, last use and of its limits. */
  visit(secret: string, visit?: FakeVisit): RefusalCode | null;
  /** Makes a partner key beside the one that calls, as the owner of your account. Its secret opens nothing. */
  addPartnerKey(key?: FakePartnerKey): PartnerKey;
  /** Gives a partner key a new secret, as the owner. The key that calls goes on with its old one until that ends. */
  rotatePartnerKey(id: ApiKeyId, overlap?: Overlap): PartnerKey;
}
