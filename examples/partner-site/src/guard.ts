import type { RequestHandler } from 'express';
import { smallPage } from './page.ts';

/** Sets the security headers of every page. */
export function securityHeaders(site: { chatelaineUrl: string; isSecure: boolean }): RequestHandler {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    // Chatelaine's origin is needed for the form that asks in this tab: browsers check `form-action` for redirects too.
    `form-action 'self' ${new URL(site.chatelaineUrl).origin}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  const headers: Record<string, string> = {
    'content-security-policy': policy.join('; '),
    // This value lets the window with the question send its answer to this page at once. With `same-origin` the answer
    // would arrive a moment later, through the return page.
    'cross-origin-opener-policy': 'same-origin-allow-popups',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
  };
  if (site.isSecure) headers['strict-transport-security'] = 'max-age=31536000';
  return (_req, res, next) => {
    res.set(headers);
    next();
  };
}

/**
 * Refuses requests that a page of another site sends in our visitor's name. Browsers set `Sec-Fetch-Site` themselves,
 * and no page can change it. Older browsers send at least `Origin` with every POST. `same-site` is not enough: every
 * port of this host and every sibling domain is `same-site`, and their requests include our Lax cookie.
 */
export function ownPagesOnly(siteUrl: string): RequestHandler {
  const { origin } = new URL(siteUrl);
  return (req, res, next) => {
    const site = req.get('sec-fetch-site');
    const isOurs = site === undefined ? req.get('origin') === origin : site === 'same-origin';
    if (isOurs || req.method === 'GET' || req.method === 'HEAD') next();
    else res.status(403).send(smallPage('Please try again', 'This was sent by a page that is not ours.'));
  };
}

/**
 * Redirects visitors from another name of this host (127.0.0.1 instead of localhost) to the name in `siteUrl`, where
 * the browser comes back with the answer. Cookies belong to one name, so under another name the session would be
 * missing.
 */
export function onlyAt(siteUrl: string): RequestHandler {
  const { host } = new URL(siteUrl);
  return (req, res, next) => {
    if (req.get('host') === host) next();
    else res.redirect(303, siteUrl);
  };
}
