import { type RequestHandler, Router } from 'express';
import { escapeHtml, housePage } from '../http/html.ts';
import { Refusal } from '../refusal.ts';
import type { KeptMail, Mailbox } from './mailbox.ts';

/**
 * The page `/mailbox` of a developer, newest mail first; without a mailbox it does not exist. Codes are in it, so it is
 * for this machine alone, also when the server was told to listen to others.
 */
export function mailboxRoutes(mailbox: Mailbox | null): Router {
  const router = Router();
  if (mailbox === null) return router;
  router.get('/mailbox', fromThisMachine, (_req, res) => {
    res.type('html').send(mailboxPage(mailbox.list()));
  });
  return router;
}

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

// The socket's own address, whatever headers claim; one that a proxy passed on comes from somewhere else.
const fromThisMachine: RequestHandler = (req, _res, next) => {
  const isPassedOn = req.get('x-forwarded-for') !== undefined || req.get('forwarded') !== undefined;
  if (isPassedOn || !LOOPBACK.test(req.socket.remoteAddress ?? '')) throw new Refusal('not_found', 'mailbox');
  next();
};

function mailboxPage(mails: readonly KeptMail[]): string {
  const hint = '<p class="quiet">What this server would send by mail. Nothing leaves it while SMTP_URL is not set.</p>';
  const list = mails.length === 0 ? '<p>No mail yet.</p>' : mails.map(mailArticle).join('\n');
  return housePage('Mailbox', `${hint}\n${list}`);
}

function mailArticle({ to, subject, text, at }: KeptMail): string {
  const time = at.toISOString();
  return `<article>
<h2>${escapeHtml(subject)}</h2>
<p class="quiet">To ${escapeHtml(to)}, <time datetime="${time}">${time.slice(0, 19).replace('T', ' ')} UTC</time></p>
<pre>${escapeHtml(text)}</pre>
</article>`;
}
