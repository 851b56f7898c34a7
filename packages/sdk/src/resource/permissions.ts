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

/** The input of a link to the consent page that is made without a call to the server. */
export interface RequestUrlInput {
  /** Your id; it ends in `PA`. */
  partnerId: PartnerId;
  /** The number that you ask for, E.164. */
  number?: string | undefined;
  /**
   * One of your redirect URLs. Default: the first URL of your list. While your list is empty:
   * `http://app.360dialog.io`.
   */
  redirectUrl?: string | undefined;
  /** A value that comes back unchanged with the answer. At most 512 characters. */
  state?: string | undefined;
  /** The language of the page. Default: the language of the browser. */
  locale?: Locale | undefined;
}

/** The numbers to check. */
export interface PermissionCheckInput {
  /** 1–200 ids. The answer has a repeated id only once. */
  channelIds: ChannelId[];
}

/** The permissions that your clients have given you. */
export interface Permissions {
  /**
   * Sorts channel ids by their current permission: `shared`, `missing`, `unknown`. Needs the scope `read`.
   *
   * Ids that came through a browser are hints: check such ids with this method before you act on them. `channelIds` has
   * 1–200 ids; the answer has a repeated id only once. An `unknown` id does not exist or is not a channel of your
   * clients. The answer is the same in these two cases.
   *
   * @throws {ApiError} `invalid_input` for no ids, for more than 200 ids, or for an id that is empty or longer than 64
   * characters.
   * @example
   * const { shared } = await chatelaine.permissions.check({ channelIds });
   */
  check(input: PermissionCheckInput, options?: CallOptions): Call<PermissionCheck>;
  /**
   * Lists permissions, open and ended, newest first. Each permission has its grant and its end. Needs the scope `read`.
   *
   * A number that was granted, withdrawn and granted again has two permissions. A key belongs to the permission in
   * which it was made. Pages have 1–200 items, by default 50.
   *
   * @throws {ApiError} `invalid_input` for an invalid limit or cursor.
   * @example
   * const ended = await chatelaine.permissions.list({ channelId, status: 'missing' }).toArray({ limit: 10 });
   */
  list(query?: PermissionQuery & PageQuery, options?: CallOptions): Pages<Permission>;
  /**
   * Makes a link to the consent page, e.g. for an e-mail. This method makes no call, so it checks nothing. With a wrong
   * partner id, or a redirect URL that is not on your list, the page refuses the person who opens the link.
   *
   * Nothing connects the answer to such a link with a visitor of yours; for a button on your page use
   * `onboarding.start`. While your setting `requireSignature` is on, the page refuses such a link: append the result of
   * `onboarding.signature`.
   *
   * @example
   * const url = chatelaine.permissions.requestUrl({ partnerId, number: '+447700900123' });
   */
  requestUrl(input: RequestUrlInput): string;
}

/** Makes the permission methods of a `Chatelaine` object. The methods call the server with `caller`. */
export function createPermissions(caller: Caller, { baseUrl }: Pick<Config, 'baseUrl'>): Permissions {
  return {
    check: ({ channelIds }, options) => caller.call((rpc) => rpc.permissions.check.query({ channelIds }), options),
    list: (query, options) => caller.list((rpc, next) => rpc.permissions.list.query({ ...query, ...next }), options),
    requestUrl({ partnerId, number, redirectUrl, state, locale }) {
      const query = new URLSearchParams({ partner_id: partnerId });
      const rest = { number, redirect_url: redirectUrl, state, lang: locale };
      for (const [name, value] of Object.entries(rest)) if (value !== undefined) query.set(name, value);
      // `URLSearchParams` writes a space as a plus, as forms do. The consent page does not read a plus as a space, so a
      // space in `state` would come back to you as a plus.
      return `${baseUrl()}/permission?${query.toString().replaceAll('+', '%20')}`;
    },
  };
}
