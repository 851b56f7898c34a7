import type { RequestHandler } from 'express';
import { pathIn } from '../base-url.ts';
import { askedHost } from './asked-host.ts';
import { isPassedOn, type Proxies } from './origin.ts';

/**
 * Redirects people who opened a page under another name of this server (127.0.0.1 instead of localhost) to BASE_URL,
 * where its cookies and checks belong. Under the other name the right password would not match. Path and query are kept
 * as they came, and the browser keeps the fragment. The target is always BASE_URL, whatever the request says.
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
    // Not `res.redirect`, which encodes the address again: `state` must come back byte for byte.
    res
      .status(302)
      .set('location', home.origin + path + req.originalUrl)
      .end();
  };
}
