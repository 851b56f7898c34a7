import { type Request, type RequestHandler, Router } from 'express';
import { mountOtherMethods } from '../../platform/http/allowed-methods.ts';
import { escapeHtml, plainPage } from '../../platform/http/html.ts';
import { isPassedOn } from '../../platform/http/origin.ts';
import { isLoopback } from '../../platform/loopback.ts';
import type { KeptMail, Mailbox } from '../../platform/mail/mailbox.ts';
import { Refusal } from '../../platform/refusal.ts';

/**
 * Makes the route of the page `/mailbox`. The page shows developers the mails that were not sent, newest first. Without
 * a mailbox there is no such page. The page shows one-time codes, so the server shows it only to requests from this
 * machine, even when the server listens on other addresses.
 */
export function mailboxRoutes(mailbox: Mailbox | null, baseUrl: string): Router {
  const router = Router();
  if (mailbox === null) return router;
  router.get('/mailbox', fromThisMachine, (_req, res) => {
    res.type('html').send(mailboxPage(mailbox.list(), baseUrl));
  });
  router.all('/mailbox', fromThisMachine);
  mountOtherMethods(router, { '/mailbox': ['GET'] });
  return router;
}

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

// The address of the socket must be local, whatever the headers say. A request that a proxy passed on is refused,
// because its caller is on another machine. The host must be local too, because the host name of a foreign page may
// resolve to this machine. A browser on such a page sends that host name.
const fromThisMachine: RequestHandler = (req, _res, next) => {
  const isHere = LOOPBACK.test(req.socket.remoteAddress ?? '') && isLoopback(hostOf(req));
  if (!isHere || isPassedOn(req)) throw new Refusal('not_found', 'mailbox');
  next();
};

const hostOf = (req: Request): string => URL.parse(`http://${req.get('host') ?? ''}`)?.hostname ?? '';

function mailboxPage(mails: readonly KeptMail[], baseUrl: string): string {
  const hint = '<p class="quiet">What this server would send by mail. Nothing leaves it while SMTP_URL is not set.</p>';
  const list = mails.length === 0 ? '<p>No mail yet.</p>' : mails.map(mailArticle).join('\n');
  return plainPage({ baseUrl, title: 'Mailbox', body: `${hint}\n${list}` });
}

function mailArticle({ to, subject, text, at }: KeptMail): string {
  const time = at.toISOString();
  return `<article>
<h2>${escapeHtml(subject)}</h2>
<p class="quiet">To ${escapeHtml(to)}, <time datetime="${time}">${time.slice(0, 19).replace('T', ' ')} UTC</time></p>
<pre>${escapeHtml(text)}</pre>
</article>`;
}
