import type { RequestHandler } from 'express';

/** Headers of every page: no scripts, never framed, never kept, because a page can show a key. */
export const securityHeaders: RequestHandler = (_req, res, next) => {
  res.set({
    // No form-action: browsers hold it against the redirect to the consent screen too.
    'content-security-policy': "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
  });
  next();
};

/**
 * Leads visitors of another name of this host (127.0.0.1 instead of localhost) to the one that the client will come
 * back to: cookies belong to a name, and under another one he would come back as a stranger.
 */
export function onlyAt(siteUrl: string): RequestHandler {
  const { host } = new URL(siteUrl);
  return (req, res, next) => {
    if (req.get('host') === host) next();
    else res.redirect(303, siteUrl);
  };
}
