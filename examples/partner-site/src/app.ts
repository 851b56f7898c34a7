import path from 'node:path';
import { Chatelaine } from '@chatelaine/sdk';
import { connectNumbers, memoryStore } from '@chatelaine/sdk/server';
import express, { type Express, type Request } from 'express';
import { readConnectScript } from './connect-script.ts';
import { answerError } from './error.ts';
import { onlyAt, ownPagesOnly, securityHeaders } from './guard.ts';
import { showHome } from './home-route.ts';
import { newKey, newMessage, newSecret, noKey } from './key-routes.ts';
import { smallPage } from './page.ts';
import { askInTab, askInWindow, comeBack, hearClosed, hearDone } from './question-routes.ts';
import { createSessions } from './session.ts';
import type { Site } from './site.ts';

/** The address of the site, the address of Chatelaine, and the partner key. */
export interface SiteOptions {
  siteUrl: string;
  chatelaineUrl: string;
  partnerKey: string;
}

const PUBLIC = path.join(import.meta.dirname, '../public');

/** Creates Acme Inbox: a partner's backend that asks for permission, makes keys and sends messages. */
export function createSite({ siteUrl, chatelaineUrl, partnerKey }: SiteOptions): Express {
  const isSecure = siteUrl.startsWith('https:');
  const script = readConnectScript();
  const chatelaine = new Chatelaine({ baseUrl: chatelaineUrl, partnerKey });
  const sessions = createSessions({ isSecure });
  const numbers = connectNumbers({
    chatelaine,
    redirectUrl: `${siteUrl}/return`,
    store: memoryStore(),
    account: (req: Request) => sessions.find(req)?.id,
    // `connectNumbers` makes no key here: the visitors of this example create their keys by hand, to see what happens.
    key: false,
  });
  const site: Site = { chatelaineUrl, chatelaine, numbers, sessions, script };
  const app = express().disable('x-powered-by').disable('etag');

  app.get('/healthz', (_req, res) => {
    res.type('text').send('ok');
  });
  app.use(securityHeaders({ chatelaineUrl, isSecure }), onlyAt(siteUrl), ownPagesOnly(siteUrl));
  app.get(script.path, (_req, res) => {
    // The file name contains the version of the script. So the content at this address never changes, and browsers may
    // keep it.
    res.type('js').set('cache-control', 'public, max-age=31536000, immutable').send(script.body);
  });
  for (const file of ['style.css', 'connect-page.js', 'return-page.js'])
    app.get(`/${file}`, (_req, res) => res.sendFile(file, { root: PUBLIC, cacheControl: false }));

  const readForm = express.urlencoded({ extended: false, limit: '10kb' });
  app.get('/', showHome(site));
  app.post('/connect/start', readForm, askInWindow(site));
  app.post('/connect/done', readForm, hearDone(site));
  app.post('/connect/closed', hearClosed(site));
  app.post('/connect', readForm, askInTab(site));
  app.get('/return', comeBack(site));
  app.post('/keys', readForm, newKey(site));
  app.post('/keys/rotate', readForm, newSecret(site));
  app.post('/keys/revoke', readForm, noKey(site));
  app.post('/messages', readForm, newMessage(site));

  app.use((_req, res) => {
    res.status(404).send(smallPage('There is nothing here', 'The address may be mistyped.'));
  });
  return app.use(answerError);
}
