import path from 'node:path';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { LIVE } from './bundle-live.ts';
import { findExample } from './example.ts';
import type { Gallery } from './gallery.ts';
import { fromOwnPage, securityHeaders } from './guard.ts';
import { examplePage, indexPage, returnUrl, smallPage } from './page.ts';

const PUBLIC = path.join(import.meta.dirname, '../public');

/** Creates the gallery. Every example has its own page, under a strict policy. */
export function createGallery(gallery: Gallery): Express {
  const { script, live } = gallery;
  const app = express().disable('x-powered-by').disable('etag').use(securityHeaders);
  app.get('/gallery.css', (_req, res) => res.sendFile('gallery.css', { root: PUBLIC, cacheControl: false }));
  app.get('/live/styled.css', (_req, res) => res.sendFile('styled.css', { root: LIVE, cacheControl: false }));
  app.get(script.path, (_req, res) => {
    res.type('js').set('cache-control', 'public, max-age=31536000, immutable').send(script.body);
  });
  app.get('/live/:file', (req, res, next) => {
    const code = live.get(req.params.file);
    if (code === undefined) next();
    else res.type('js').send(code);
  });

  app.get('/', (_req, res) => {
    res.send(indexPage(gallery));
  });
  app.post('/start/:name', fromOwnPage, startQuestion(gallery));
  // The return page shows the example again, so the code that asked the question gets the answer.
  app.get('/return', (req, res, next) => showExample(gallery, req.query.example)(req, res, next));
  app.get('/:name', (req, res, next) => showExample(gallery, req.params.name)(req, res, next));
  app.use((_req, res) => {
    res.status(404).send(smallPage(gallery, 'There is nothing here', 'The address may be mistyped.'));
  });
  return app.use(answerError);
}

function showExample(gallery: Gallery, name: unknown): RequestHandler {
  return (_req, res, next) => {
    const example = findExample(name);
    if (example === null) next();
    else res.send(examplePage(gallery, example));
  };
}

/**
 * Starts a question. A real site also stores the question's id and a `state` in the visitor's session. When that
 * `state` comes back, the site calls `onboarding.get`: examples/partner-site shows how. In this gallery nothing depends
 * on the answer.
 */
function startQuestion(gallery: Gallery): RequestHandler {
  return async (req, res, next) => {
    const example = findExample(req.params.name);
    if (example === null) {
      next();
      return;
    }
    const { url } = await gallery.chatelaine.onboarding.start({ redirectUrl: returnUrl(gallery, example) });
    res.json({ url });
  };
}

const answerError: ErrorRequestHandler = (error: unknown, _req, res, _next) => {
  // Only the stack is logged: an error can contain a request, and a request can contain a key.
  console.error(error instanceof Error ? error.stack : typeof error);
  res.sendStatus(500);
};
