import type { WhoAmI } from '@chatelaine/shared';
import type { Call } from './call/call.ts';
import { readConfig } from './config.ts';
import { createCaller } from './internal/caller.ts';
import type { CallOptions, ChatelaineOptions } from './options.ts';
import { type ChannelKeys, createChannelKeys } from './resource/channel-keys.ts';
import { type Channels, createChannels } from './resource/channels.ts';
import { type Clients, createClients } from './resource/clients.ts';
import { createEvents, type Events } from './resource/events.ts';
import { createHygiene, type Hygiene } from './resource/hygiene.ts';
import { createLegacyTokens, type LegacyTokensResource } from './resource/legacy-tokens.ts';
import { createOnboarding, type Onboarding } from './resource/onboarding.ts';
import { createPartnerKeys, type PartnerKeys } from './resource/partner-keys.ts';
import { createPermissions, type Permissions } from './resource/permissions.ts';
import { createSettings, type SettingsResource } from './resource/settings.ts';
import { createUsage, type Usage } from './resource/usage.ts';
import { createWebhooks, type Webhooks } from './resource/webhooks.ts';

/**
 * Chatelaine, for a partner's backend. Create one instance and keep it: an instance has no connection and no state.
 *
 * Every method returns a promise that rejects with `ApiError` (Chatelaine refused) or `ConnectionError` (there was no
 * answer). Failed attempts are repeated where that is safe.
 *
 * In addition to the codes that a method names, every method may be refused with `unauthenticated`, `revoked`,
 * `rotated_out`, `expired` or `address_not_allowed` (the partner key), `suspended` (your account), `scope_missing`,
 * `invalid_input` (with `issues`), `rate_limited`, `quota_exceeded`, `unavailable` or `internal`. A request has at most
 * 1 MiB. A call with an id that is empty or not a string rejects with `TypeError` and is not sent.
 *
 * @throws {TypeError} at construction when there is no address or no partner key, when the key is not valid, and in a
 * browser.
 * @example
 * import { Chatelaine } from '@chatelaine/sdk';
 *
 * const chatelaine = new Chatelaine(); // CHATELAINE_URL, CHATELAINE_PARTNER_KEY
 * for await (const channel of chatelaine.channels.list({ permission: 'shared' })) console.log(channel.phoneNumber);
 */
export class Chatelaine {
  /** Asks a client for permission, and reads the client's answer. */
  readonly onboarding: Onboarding;
  /** The permissions that your clients have given you. */
  readonly permissions: Permissions;
  /** The WhatsApp numbers of your clients. */
  readonly channels: Channels;
  /** Your clients: the organizations that own channels. */
  readonly clients: Clients;
  /** The keys that send messages, each for one number. */
  readonly channelKeys: ChannelKeys;
  /** The keys with which your backends call Chatelaine. */
  readonly partnerKeys: PartnerKeys;
  /** How many calls were made with your keys. */
  readonly usage: Usage;
  /** Your live keys that could be narrower or are not needed. */
  readonly hygiene: Hygiene;
  /** The legacy tokens that your people created with name and password. */
  readonly legacyTokens: LegacyTokensResource;
  /** Your own settings. */
  readonly settings: SettingsResource;
  /** The events about grants, withdrawals, keys and settings. */
  readonly events: Events;
  /** The URLs to which Chatelaine sends your events. */
  readonly webhooks: Webhooks;
  /**
   * Gets the facts about the partner key of this call: id, account, scopes, restrictions, expiry, and the hint of its
   * secret. Any live key may make this call, whatever its scopes.
   *
   * @throws {ApiError} `unauthenticated`, `revoked`, `rotated_out` or `expired` when the key does not work.
   * @example
   * const { name, scopes, secretHint } = await chatelaine.whoAmI();
   */
  readonly whoAmI: (options?: CallOptions) => Call<WhoAmI>;

  constructor(options: ChatelaineOptions = {}) {
    const config = readConfig(options);
    // The configuration, which has the partner key, is only in closures. So a `Chatelaine` object in a log shows no
    // key.
    const caller = createCaller(config);
    this.onboarding = createOnboarding(caller, config.watch);
    this.permissions = createPermissions(caller, config);
    this.channels = createChannels(caller);
    this.clients = createClients(caller);
    this.channelKeys = createChannelKeys(caller);
    this.partnerKeys = createPartnerKeys(caller);
    this.usage = createUsage(caller);
    this.hygiene = createHygiene(caller);
    this.legacyTokens = createLegacyTokens(caller);
    this.settings = createSettings(caller);
    this.events = createEvents(caller);
    this.webhooks = createWebhooks(caller);
    this.whoAmI = caller.whoAmI;
  }
}
