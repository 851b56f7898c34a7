import type { RequestHandler } from 'express';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** Sets the headers of every page. Every way to use the button works under these headers. */
export const securityHeaders: RequestHandler = (_req, res, next) => {
  res.set({
    'content-security-policy': POLICY,
    'cross-origin-opener-policy': 'same-origin-allow-popups',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
  });
  next();
};

/** Refuses requests from pages of other sites. Browsers set `Sec-Fetch-Site` themselves, and no page can change it. */
export const fromOwnPage: RequestHandler = (req, res, next) => {
  if (req.get('sec-fetch-site') === 'same-origin') next();
  else res.sendStatus(403);
};
