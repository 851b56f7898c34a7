import { pathIn } from '../platform/base-url.ts';

/** Whether cookies travel over https alone. */
export const isSecure = (baseUrl: string): boolean => baseUrl.startsWith('https:');

/**
 * How the names of our cookies begin. Over https `__Host-` binds them to this host, so that nobody who owns a neighbouring
 * one can plant them; browsers want Path=/ with it. So the name says the path of BASE_URL, and two servers on one host
 * keep their cookies apart. A slash may not stand in a name, and no path has a `~`.
 */
export const cookiePrefix = (baseUrl: string): string =>
  `${isSecure(baseUrl) ? '__Host-' : ''}chatelaine${pathIn(baseUrl).replaceAll('/', '~')}`;
