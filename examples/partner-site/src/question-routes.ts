import { NumbersError } from '@chatelaine/sdk/server';
import type { Request, RequestHandler, Response } from 'express';
import { explain } from './error.ts';
import { fieldOf, formRoute } from './form.ts';
import { returnPage, smallPage } from './page.ts';
import { type Outcome, rememberAnswer } from './remember-answer.ts';
import type { Session } from './session.ts';
import type { Site } from './site.ts';

/**
 * Gives the address of a new question to the page's script. The script opens the address in a separate window within
 * the click, and the answer returns to that window.
 */
export function askInWindow(site: Site): RequestHandler {
  return async (req, res) => {
    const session = site.sessions.of(req, res);
    try {
      res.json({ url: await start(site, { session, req, res, where: 'window' }) });
    } catch (error) {
      res.status(502).json({ sentence: explain(error) });
    }
  };
}

/** Starts a question without a script: the form sends the whole tab to Chatelaine. */
export function askInTab(site: Site): RequestHandler {
  return formRoute(site.sessions, (session, req, res) => {
    // The form shows the typed number again, so that the visitor need not type it twice after a mistake.
    session.flash = { number: fieldOf(req, 'number') };
    return start(site, { session, req, res, where: 'tab' });
  });
}

/**
 * The page sends "done" with the `state` of the question, but not the answer. The answer comes from Chatelaine.
 * `takeAnswer` looks for the `state` among the questions of this browser. Without that check a visitor could send a
 * question of their own to another person, then send "done", and receive that person's numbers.
 */
export function hearDone({ sessions, numbers }: Site): RequestHandler {
  return async (req, res) => {
    const session = sessions.of(req, res);
    try {
      res.json(rememberAnswer(session, await numbers.takeAnswer(req, fieldOf(req, 'state'))));
    } catch (error) {
      if (error instanceof NumbersError) res.status(403).json({ isSettled: false, sentence: NOT_YOURS });
      else res.status(502).json({ sentence: explain(error) });
    }
  };
}

/**
 * Handles the report that the window seems closed. This report is not an answer, so nothing is confirmed here. The
 * return page may have taken the answer already. The report has no `state`, so this route looks up the outcome of the
 * visitor's newest question.
 */
export function hearClosed({ sessions }: Site): RequestHandler {
  return (req, res) => {
    const outcome = sessions.find(req)?.newest?.outcome ?? null;
    res.json({ isSettled: outcome !== null, sentence: outcome ?? CLOSED });
  };
}

/** Takes the answer when the client's browser returns, in the window or in the tab. */
export function comeBack(site: Site): RequestHandler {
  return async (req, res) => {
    const session = site.sessions.find(req);
    try {
      if (session === null) throw new NumbersError('not_signed_in');
      const answer = await site.numbers.takeAnswer(req);
      const { isSettled, sentence }: Outcome = rememberAnswer(session, answer);
      const said = isSettled ? sentence : NOT_SAVED;
      if (answer.note === 'window') {
        res.send(returnPage(said, site.script));
        return;
      }
      session.flash = { notice: said };
      // The redirect keeps the address with its ids out of the browser's history.
      res.redirect(303, '/');
    } catch (error) {
      // Without a state there was no question of this site: the client opened a link that Acme Inbox sent. Nothing in the
      // address is trusted, so the page only says that the answer is with Chatelaine.
      if (error instanceof NumbersError && req.query.state === undefined)
        res.send(smallPage('Thank you', LINK_ANSWERED));
      else if (error instanceof NumbersError)
        res.status(400).send(smallPage('This answer is not expected here', NOT_EXPECTED));
      else res.send(returnPage(explain(error), site.script));
    }
  };
}

const NOT_YOURS = 'This answer belongs to another browser. Press the button to ask again.';
const CLOSED = 'The window was closed, and no answer has arrived here. Press the button to ask again.';
const NOT_EXPECTED =
  'It belongs to another browser, or to a question that we do not remember any more. Nothing was changed here.';
const LINK_ANSWERED = 'Chatelaine has your answer, and tells Acme Inbox. You can close this page.';
const NOT_SAVED = 'Chatelaine could not save your answer. Nothing has changed; press the button to try again.';

/** Starts a question for this visitor. `where` says whether the answer returns to a window or to the tab. */
async function start(
  { numbers }: Site,
  { session, req, res, where }: { session: Session; req: Request; res: Response; where: 'window' | 'tab' },
): Promise<string> {
  // `number: undefined` means that the visitor typed no number. An empty text would be refused.
  const { url, requestId, cookie } = await numbers.start(req, {
    number: fieldOf(req, 'number') || undefined,
    note: where,
  });
  res.append('set-cookie', cookie);
  session.newest = { requestId, outcome: null };
  return url;
}
