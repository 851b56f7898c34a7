import type { Request, RequestHandler, Response } from 'express';
import { explain } from './error.ts';
import type { Session, Sessions } from './session.ts';

/**
 * Handles a form: runs its action and then redirects, so that reloading the page does not repeat the action. The page
 * shows a refusal of Chatelaine as a notice.
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
 * Runs the actions of one visitor one after another. Without this order, two clicks at the same time would make two
 * keys, and the newer key would end the older key. The answer with the older key may arrive last, and then we would
 * store a key that has ended.
 */
export function inTurn<T>(session: Session, act: () => Promise<T>): Promise<T> {
  const turn = session.lastTurn.then(act);
  session.lastTurn = turn.catch(() => undefined);
  return turn;
}

/** Reads a field of a form as text. Returns '' when the field is missing or was sent twice. */
export function fieldOf(req: Request, name: string): string {
  const fields: unknown = req.body;
  if (typeof fields !== 'object' || fields === null) return '';
  const value: unknown = Reflect.get(fields, name);
  return typeof value === 'string' ? value.trim() : '';
}
