import { pathIn } from '../platform/base-url.ts';

/** Whether cookies are sent over https only. */
export const isSecure = (baseUrl: string): boolean => baseUrl.startsWith('https:');

/**
 * The beginning of the names of our cookies. Over https `__Host-` binds them to this host, so that the owner of a
 * neighbouring host cannot set them. Browsers then require Path=/. The name therefore contains the path of BASE_URL, so
 * that two servers on one host keep their cookies apart. A cookie's name may not contain a slash, and no path contains
 * a `~`.
 */
export const cookiePrefix = (baseUrl: string): string =>
  `${isSecure(baseUrl) ? '__Host-' : ''}chatelaine${pathIn(baseUrl).replaceAll('/', '~')}`;
