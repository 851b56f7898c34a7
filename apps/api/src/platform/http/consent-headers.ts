import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import { Refusal } from '../refusal.ts';

const FRAMES = ['iframe', 'frame', 'embed', 'object'];

/**
 * Sets the headers of every answer in the consent chain: pages, JSON, redirects, errors, sign-in.
 *
 * No page may show these answers in a frame. If the partner's page could do that, it could cover the frame with other
 * content, and a person who clicks on this content would grant the permission without knowing it. The header
 * `cross-origin-opener-policy` is explicitly `unsafe-none`: a stricter value separates the popup from the page that
 * opened the popup, and that breaks every connect button.
 */
export const consentHeaders: RequestHandler = (req, res, next) => {
  const nonce = randomBytes(16).toString('base64');
  res.locals.nonce = nonce;
  res.set({
    'content-security-policy': [
      "default-src 'none'",
      `script-src 'self' 'nonce-${nonce}'`,
      "style-src 'self'",
      "img-src 'self' data:",
      "connect-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ].join('; '),
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'unsafe-none',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'permissions-policy': 'publickey-credentials-get=(self)',
  });
  if (FRAMES.includes(req.get('sec-fetch-dest') ?? ''))
    throw new Refusal('not_allowed', 'in a frame', { message: 'This page opens in a window of its own.' });
  next();
};

/**
 * Sets the headers of the hubs' pages. They run one script of ours, and no page may show them in a frame. A page that
 * opens a hub gets no reference to its window.
 */
export const hubHeaders: RequestHandler = (_req, res, next) => {
  res.set({
    ...PAGE_HEADERS,
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "connect-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ].join('; '),
    'permissions-policy': 'publickey-credentials-get=(self), publickey-credentials-create=(self)',
  });
  next();
};

/**
 * The headers of all other answers. These answers are not cached unless a route allows it, and never shown in a frame.
 */
export const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
} as const;

/** Sets {@link PAGE_HEADERS} in every answer of the routes after it. */
export const pageHeaders: RequestHandler = (_req, res, next) => {
  res.set(PAGE_HEADERS);
  next();
};
