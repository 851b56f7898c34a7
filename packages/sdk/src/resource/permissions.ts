import type {
  ChannelId,
  Locale,
  PageQuery,
  PartnerId,
  Permission,
  PermissionCheck,
  PermissionQuery,
} from '@chatelaine/shared';
import type { Call } from '../call/call.ts';
import type { Pages } from '../call/pages.ts';
import type { Config } from '../config.ts';
import type { Caller } from '../internal/caller.ts';
import type { CallOptions } from '../options.ts';

/** A link to the permission screen, made without asking the server. */
export interface RequestUrlInput {
  /** Your id; ends in `PA`. */
  partnerId: PartnerId;
  /** The number you ask for, E.164. */
  number?: string | undefined;
  /** One of your redirect URLs. Default: the first of your list; while that is empty, `http://app.360dialog.io`. */
  redirectUrl?: string | undefined;
  /** Comes back unchanged. At most 512 characters. */
  state?: string | undefined;
  /** The language of the page. Default: that of the browser. */
  locale?: Locale | undefined;
}

/** Which numbers you ask about. */
export interface PermissionCheckInput {
  /** 1–200; one that is named twice is answered once. */
  channelIds: ChannelId[];
}

/** What your clients have answered about their numbers. */
export interface Permissions {
  /**
   * Sorts channel ids by what their clients say now: `shared`, `missing`, `unknown`. Needs the scope `read`.
   *
   * Ids that came through a browser are hints: check them here before you act on them. 1–200 ids; one that is named
   * twice is answered once. `unknown` is what does not exist or is not a channel of your clients: nobody is told which.
   *
   * @throws {ApiError} `invalid_input` for no ids, more than 200, or one that is empty or longer than 64 characters.
   * @example
   * const { shared } = await chatelaine.permissions.check({ channelIds });
   */
  check(input: PermissionCheckInput, options?: CallOptions): Call<PermissionCheck>;
  /**
   * Lists permissions from grant to end, newest first, those that are over too. Needs the scope `read`.
   *
   * A number that was granted, withdrawn and granted again has two; keys belong to the one in which they were made.
   * Pages have 1–200 items, by default 50.
   *
   * @throws {ApiError} `invalid_input` for a limit or a cursor that is none.
   * @example
   * const ended = await chatelaine.permissions.list({ channelId, status: 'missing' }).toArray({ limit: 10 });
   */
  list(query?: PermissionQuery & PageQuery, options?: CallOptions): Pages<Permission>;
  /**
   * Writes a link to the permission screen, e.g. for an e-mail. Sends nothing, so nothing is checked here: a wrong
   * partner id or a redirect URL that is not on your list is refused to whoever opens it.
   *
   * Nothing ties the answer to a visitor of yours; for a button on your page use `onboarding.start`. Refused by the
   * screen while your setting `requireSignature` is on: append the result of `onboarding.signature` then.
   *
   * @example
   * const url = chatelaine.permissions.requestUrl({ partnerId, number: '+447700900123' });
   */
  requestUrl(input: RequestUrlInput): string;
}

/** Binds the permission procedures. */
export function createPermissions(caller: Caller, { baseUrl }: Pick<Config, 'baseUrl'>): Permissions {
  return {
    check: ({ channelIds }, options) => caller.call((rpc) => rpc.permissions.check.query({ channelIds }), options),
    list: (query, options) => caller.list((rpc, next) => rpc.permissions.list.query({ ...query, ...next }), options),
    requestUrl({ partnerId, number, redirectUrl, state, locale }) {
      const query = new URLSearchParams({ partner_id: partnerId });
      const rest = { number, redirect_url: redirectUrl, state, lang: locale };
      for (const [name, value] of Object.entries(rest)) if (value !== undefined) query.set(name, value);
      // A plus is a blank in forms alone: the page would give it back as a plus.
      return `${baseUrl()}/permission?${query.toString().replaceAll('+', '%20')}`;
    },
  };
}
