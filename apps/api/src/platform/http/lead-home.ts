import type { RequestHandler } from 'express';
import { pathIn } from '../base-url.ts';
import { askedHost } from './asked-host.ts';
import { isPassedOn, type Proxies } from './origin.ts';

/**
 * Redirects to BASE_URL when a person opens a page under another host name of this server, for example 127.0.0.1
 * instead of localhost. Cookies and the check of the origin work only at BASE_URL, so under the other name even the
 * right password would be refused. Path and query do not change, and the browser keeps the fragment. The redirect
 * always leads to BASE_URL, whatever the request contains.
 */
export function leadHome(baseUrl: string, { isTrusted }: Pick<Proxies, 'isTrusted'>): RequestHandler {
  const home = new URL(baseUrl);
  const path = pathIn(baseUrl);
  return (req, res, next) => {
    const asked = {
      host: req.get('host'),
      forwardedHost: req.get('x-forwarded-host'),
      isPassedOn: isPassedOn(req),
      isTrusted: isTrusted(req.socket.remoteAddress ?? ''),
    };
    const host = askedHost(asked, home.protocol);
    if (host === null || host === home.host) return next();
    // `res.redirect` is not used, because it encodes the address again, and the bytes of `state` must not change.
    res
      .status(302)
      .set('location', home.origin + path + req.originalUrl)
      .end();
  };
}
