/**
 * The names that a custom header cannot have: the headers that say who sent a request and what is in it, and those that
 * belong to one connection.
 */
const RESERVED = new RegExp(
  `^(${[
    'webhook-.*',
    'x-webhook-(hmac|hmac-algorithm|request-id|timestamp)',
    'x-hub-signature.*',
    'x-360dialog-signature',
    'host',
    'content-.*',
    'accept-encoding',
    'connection',
    'expect',
    'keep-alive',
    'proxy-.*',
    'te',
    'trailer',
    'transfer-encoding',
    'upgrade',
    'http2-settings',
  ].join('|')})$`,
);

/**
 * Adds custom headers to our own headers. A custom header never replaces one of ours, and never has the name of a
 * signature, also when this request has no such signature. Names are compared without regard to upper case. An underscore
 * counts as a hyphen, because receivers that read headers by the rules of CGI (PHP, WSGI, Rack) cannot tell them apart.
 */
export function withCustomHeaders(own: Record<string, string>, custom: Record<string, string>): Record<string, string> {
  const taken = new Set(Object.keys(own).map(sameName));
  const added = Object.entries(custom).filter(([name]) => {
    const same = sameName(name);
    if (taken.has(same) || RESERVED.test(same)) return false;
    taken.add(same);
    return true;
  });
  return { ...Object.fromEntries(added), ...own };
}

const sameName = (name: string): string => name.toLowerCase().replaceAll('_', '-');
