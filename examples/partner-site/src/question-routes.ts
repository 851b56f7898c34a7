import { NumbersError } from '@chatelaine/sdk/server';
import type { Request, RequestHandler, Response } from 'express';
import { explain } from './error.ts';
import { fieldOf, formRoute } from './form.ts';
import { returnPage, smallPage } from './page.ts';
import { type Outcome, rememberAnswer } from './remember-answer.ts';
import type { Session } from './session.ts';
import type { Site } from './site.ts';

/** The page's script asks for an address, within the click; the answer comes to a window of its own. */
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

/** Without a script: the form sends the whole tab to Chatelaine. */
export function askInTab(site: Site): RequestHandler {
  return formRoute(site.sessions, (session, req, res) => {
    // What was typed stands in the field again: a mistake must not cost it.
    session.flash = { number: fieldOf(req, 'number') };
    return start(site, { session, req, res, where: 'tab' });
  });
}

/**
 * The page sends "done" with its `state`, but not the answer. The answer comes from Chatelaine. `takeAnswer` looks for
 * the `state` among the questions of this browser. Without that check a visitor could send a question of their own to
 * another person, then send "done", and receive that person's numbers.
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
 * The window seems closed. That is no answer, so nothing is confirmed; the return page may have done it already. No
 * `state` comes with it, so it is taken for the newest question's.
 */
export function hearClosed({ sessions }: Site): RequestHandler {
  return (req, res) => {
    const outcome = sessions.find(req)?.newest?.outcome ?? null;
    res.json({ isSettled: outcome !== null, sentence: outcome ?? CLOSED });
  };
}

/** The client's browser comes back, in the window or in the tab. */
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
      // The address with its ids does not stay in the history.
      res.redirect(303, '/');
    } catch (error) {
      if (error instanceof NumbersError)
        res.status(400).send(smallPage('This answer is not expected here', NOT_EXPECTED));
      else res.send(returnPage(explain(error), site.script));
    }
  };
}

const NOT_YOURS = 'This answer belongs to another browser. Press the button to ask again.';
const CLOSED = 'The window was closed, and no answer has arrived here. Press the button to ask again.';
const NOT_EXPECTED =
  'It belongs to another browser, or to a question that we do not remember any more. Nothing was changed here.';
const NOT_SAVED = 'Chatelaine could not save your answer. Nothing has changed; press the button to try again.';

/** Starts a question for this visitor; `where` says to where its answer comes back. */
async function start(
  { numbers }: Site,
  { session, req, res, where }: { session: Session; req: Request; res: Response; where: 'window' | 'tab' },
): Promise<string> {
  // `number: undefined` is "not asked for"; an empty text would be refused.
  const { url, requestId, cookie } = await numbers.start(req, {
    number: fieldOf(req, 'number') || undefined,
    note: where,
  });
  res.append('set-cookie', cookie);
  session.newest = { requestId, outcome: null };
  return url;
}
