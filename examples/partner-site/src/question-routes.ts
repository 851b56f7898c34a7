import { ReturnError, readReturn } from '@chatelaine/sdk/webhooks';
import type { Request, RequestHandler } from 'express';
import { confirmAnswer } from './confirm-answer.ts';
import { explain } from './error.ts';
import { fieldOf, formRoute, inTurn } from './form.ts';
import { returnPage, smallPage } from './page.ts';
import type { Question, Session } from './session.ts';
import type { Site } from './site.ts';
import { startQuestion } from './start-question.ts';

/** The page's script asks for an address, within the click; the answer comes to a window of its own. */
export function askInWindow(site: Site): RequestHandler {
  return async (req, res) => {
    const session = site.sessions.of(req, res);
    try {
      res.json({ url: await start(site, session, req, 'window') });
    } catch (error) {
      res.status(502).json({ sentence: explain(error) });
    }
  };
}

/** Without a script: the form sends the whole tab to Chatelaine. */
export function askInTab(site: Site): RequestHandler {
  return formRoute(site.sessions, (session, req) => {
    // What was typed stands in the field again: a mistake must not cost it.
    session.flash = { number: fieldOf(req, 'number') };
    return start(site, session, req, 'tab');
  });
}

/**
 * The page says "done", and not what: that we ask Chatelaine. But first `state`, which only the browser that answered got
 * back: it must be one of this session's, and says which question was answered. Else a visitor could send his question
 * to somebody else, and take that one's numbers with a "done" of his own.
 */
export function hearDone({ sessions, chatelaine }: Site): RequestHandler {
  return async (req, res) => {
    const session = sessions.of(req, res);
    const question = session.questions.get(fieldOf(req, 'state'));
    if (question === undefined) {
      res.status(403).json({ isSettled: false, sentence: NOT_YOURS });
      return;
    }
    try {
      res.json(await inTurn(session, () => confirmAnswer(chatelaine, session, question)));
    } catch (error) {
      res.status(502).json({ sentence: explain(error) });
    }
  };
}

/**
 * The window seems closed. That is no answer, so nothing is confirmed; the return page may have done it already. No
 * `state` comes with it, so it is taken for the newest question's.
 */
export function hearClosed({ sessions }: Site): RequestHandler {
  return (req, res) => {
    const newest = [...(sessions.find(req)?.questions.values() ?? [])].at(-1);
    const outcome = newest?.outcome ?? null;
    res.json({ isSettled: outcome !== null, sentence: outcome ?? CLOSED });
  };
}

/** The client's browser comes back, in the window or in the tab. */
export function comeBack({ sessions, chatelaine, script }: Site): RequestHandler {
  return async (req, res) => {
    const session = sessions.find(req);
    const answer = session && readAnswer(req, session);
    if (session === null || answer === null) {
      res.status(400).send(smallPage('This answer is not expected here', NOT_EXPECTED));
      return;
    }
    const { question, isSaved } = answer;
    const confirm = () => inTurn(session, () => confirmAnswer(chatelaine, session, question));
    const sentence = isSaved ? await say(confirm) : NOT_SAVED;
    if (question.where === 'window') {
      res.send(returnPage(sentence, script));
      return;
    }
    session.flash = { notice: sentence };
    // The address with its ids does not stay in the history.
    res.redirect(303, '/');
  };
}

const NOT_YOURS = 'This answer belongs to another browser. Press the button to ask again.';
const CLOSED = 'The window was closed, and no answer has arrived here. Press the button to ask again.';
const NOT_EXPECTED =
  'It belongs to another browser, or to a question that we do not remember any more. Nothing was changed here.';
const NOT_SAVED = 'Chatelaine could not save your answer. Nothing has changed; press the button to try again.';

/**
 * The question of this visitor that the address answers, found by its `state`; null when there is none. Without that
 * anybody could send him an address with another client's answer in it. `client` and `channels` of the address are not
 * read at all. `isSaved` false: Chatelaine says that it could not save the answer.
 */
function readAnswer(req: Request, { questions }: Session): { question: Question; isSaved: boolean } | null {
  try {
    const { state, failed } = readReturn(req.originalUrl, [...questions.keys()]);
    const question = questions.get(state);
    return question === undefined ? null : { question, isSaved: !failed };
  } catch (error) {
    if (error instanceof ReturnError) return null;
    throw error;
  }
}

const start = ({ chatelaine, siteUrl }: Site, session: Session, req: Request, where: Question['where']) =>
  startQuestion(chatelaine, session, { returnUrl: `${siteUrl}/return`, number: fieldOf(req, 'number'), where });

const say = (confirm: () => Promise<{ sentence: string }>): Promise<string> =>
  confirm().then(({ sentence }) => sentence, explain);
