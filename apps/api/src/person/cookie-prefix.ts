import { pathIn } from '../platform/base-url.ts';

/** Whether cookies are sent over https only. */
export const isSecure = (baseUrl: string): boolean => baseUrl.startsWith('https:');

/**
 * The beginning of the names of our cookies. Over https, `__Host-` binds a cookie to this host, so that another host of
 * the same domain cannot set it. For such a cookie, browsers require Path=/. Two servers on one host must not share
 * cookies, so the name contains the path of BASE_URL. Each slash is written as `~`, because the name of a cookie may
 * not contain a slash, and no path contains a `~`.
 */
export const cookiePrefix = (baseUrl: string): string =>
  `${isSecure(baseUrl) ? '__Host-' : ''}chatelaine${pathIn(baseUrl).replaceAll('/', '~')}`;
