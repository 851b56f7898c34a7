import { distinctUrls, type RedirectUrlFault, redirectUrlFault } from '@chatelaine/shared';

/** The list of redirect URLs as a person changed it, and the saved list from which the person began. */
export interface UrlDraft {
  base: readonly string[];
  urls: readonly string[];
}

/** Why an address cannot be put on the list. */
export type UrlProblem = RedirectUrlFault | { code: 'listed' | 'too_many' | 'too_long'; detail: string };

const MAX_URLS = 50;
const MAX_LENGTH = 2048;

/**
 * Returns what is wrong with an address that a person wants to add, or null. Only the server knows whether this partner
 * may use addresses of the person's own computer, so they are not refused here.
 */
export function urlProblem(text: string, urls: readonly string[]): UrlProblem | null {
  const fault = redirectUrlFault(text, true);
  if (fault !== null) return fault;
  if (text.length > MAX_LENGTH) return { code: 'too_long', detail: '' };
  if (distinctUrls([...urls, text]).length === urls.length) return { code: 'listed', detail: '' };
  return urls.length >= MAX_URLS ? { code: 'too_many', detail: '' } : null;
}

/** Puts an address at the beginning of the list, where the default is. */
export const withDefault = (urls: readonly string[], url: string): string[] => [
  url,
  ...urls.filter((each) => each !== url),
];

/** Whether two lists are equal, also in their order. */
export const isSameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((url, index) => url === other[index]);

/**
 * Returns a redirect URL with the parameters of an answer. The state is one that no page gave out, so a page that
 * checks its states refuses it.
 */
export function testAddress(url: string): string {
  const address = new URL(url);
  const answer = { client: 'test', channels: '[]', revoked: '[]', state: 'test' };
  for (const [name, value] of Object.entries(answer)) address.searchParams.set(name, value);
  return address.href;
}
