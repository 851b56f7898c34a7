import path from 'node:path';
import { Chatelaine } from '@chatelaine/sdk';
import express, { type Express, type RequestHandler } from 'express';
import { createKey, sendFrom } from './channel-key.ts';
import { answerError, refusalNotice } from './error.ts';
import { fieldOf, formRoute } from './form.ts';
import { onlyAt, securityHeaders } from './guard.ts';
import { homePage } from './home-page.ts';
import { smallPage } from './page.ts';
import { askForPermission, confirmAnswer, listConnected, takeRequest } from './permission.ts';
import { createSessions, type Sessions } from './session.ts';

/** Where the site is, where Chatelaine is, and the key that opens it. */
export interface SiteOptions {
  siteUrl: string;
  chatelaineUrl: string;
  partnerKey: string;
}

interface Site {
  siteUrl: string;
  chatelaineUrl: string;
  chatelaine: Chatelaine;
  sessions: Sessions;
}

/** Acme Inbox: a partner's backend that asks for permission, makes keys and sends messages. */
export function createSite({ siteUrl, chatelaineUrl, partnerKey }: SiteOptions): Express {
  const chatelaine = new Chatelaine({ baseUrl: chatelaineUrl, partnerKey });
  const sessions = createSessions({ isSecure: siteUrl.startsWith('https:') });
  const site: Site = { siteUrl, chatelaineUrl, chatelaine, sessions };
  const app = express().disable('x-powered-by').disable('etag');

  app.get('/healthz', (_req, res) => {
    res.type('text').send('ok');
  });
  app.use(securityHeaders, onlyAt(siteUrl), express.urlencoded({ extended: false, limit: '10kb' }));
  app.get('/style.css', (_req, res) => {
    res.sendFile(path.join(import.meta.dirname, 'style.css'), { cacheControl: false });
  });

  app.get('/', showHome(site));
  app.post('/connect', connect(site));
  app.get('/return', comeBack(site));
  app.post('/keys', newKey(site));
  app.post('/messages', newMessage(site));

  app.use((_req, res) => {
    res.status(404).send(smallPage('There is nothing here', 'The address may be mistyped.'));
  });
  return app.use(answerError);
}

function showHome({ sessions, chatelaine }: Site): RequestHandler {
  return async (req, res) => {
    const session = sessions.of(req, res);
    const { flash } = session;
    session.flash = {};
    try {
      res.send(homePage(session, flash, await listConnected(chatelaine, session)));
    } catch (error) {
      res.status(502).send(homePage(session, { ...flash, notice: refusalNotice(error) }, null));
    }
  };
}

/** In the same window: the client sees in the address bar that the question is Chatelaine's. */
function connect({ sessions, chatelaine, siteUrl }: Site): RequestHandler {
  return formRoute(sessions, (session, req) =>
    askForPermission(chatelaine, session, { returnUrl: `${siteUrl}/return`, number: fieldOf(req, 'number') }),
  );
}

function comeBack({ sessions, chatelaine }: Site): RequestHandler {
  return async (req, res) => {
    const session = sessions.of(req, res);
    const requestId = takeRequest(session, req.query);
    if (requestId === null) {
      const why = 'It was used before, or it belongs to another browser. Nothing was changed here.';
      res.status(400).send(smallPage('This answer is not yours', why));
      return;
    }
    session.flash = { notice: await confirmAnswer(chatelaine, session, requestId).catch(refusalNotice) };
    // The address with its ids does not stay in the history.
    res.redirect(303, '/');
  };
}

function newKey({ sessions, chatelaine }: Site): RequestHandler {
  return formRoute(sessions, async (session, req) => {
    session.flash = await createKey(chatelaine, session, fieldOf(req, 'channel'));
    return '/';
  });
}

function newMessage({ sessions, chatelaineUrl }: Site): RequestHandler {
  return formRoute(sessions, async (session, req) => {
    const message = { channelId: fieldOf(req, 'channel'), to: fieldOf(req, 'to'), text: fieldOf(req, 'text') };
    session.flash = { ...(await sendFrom(chatelaineUrl, session, message)), draft: message };
    return '/';
  });
}
