import type { Request, RequestHandler, Response } from 'express';
import { explain } from './error.ts';
import type { Session, Sessions } from './session.ts';

/**
 * Handles a form of ours: does what it asks for, then leads on, so that loading the page again does nothing twice.
 * What Chatelaine refuses is said on our page.
 */
export function formRoute(
  sessions: Sessions,
  act: (session: Session, req: Request, res: Response) => Promise<string>,
): RequestHandler {
  return async (req, res) => {
    const session = sessions.of(req, res);
    try {
      res.redirect(303, await inTurn(session, () => act(session, req, res)));
    } catch (error) {
      session.flash = { ...session.flash, notice: explain(error) };
      res.redirect(303, '/');
    }
  };
}

/**
 * One thing after another, for each visitor. Two clicks at once would make two keys; a new one ends the other, and the
 * answer that arrives last need not be that of the one that lives.
 */
export function inTurn<T>(session: Session, act: () => Promise<T>): Promise<T> {
  const turn = session.lastTurn.then(act);
  session.lastTurn = turn.catch(() => undefined);
  return turn;
}

/** A field of a form as text; '' when it is missing or came twice. */
export function fieldOf(req: Request, name: string): string {
  const fields: unknown = req.body;
  if (typeof fields !== 'object' || fields === null) return '';
  const value: unknown = Reflect.get(fields, name);
  return typeof value === 'string' ? value.trim() : '';
}
