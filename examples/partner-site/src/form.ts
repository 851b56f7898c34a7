import type { Request, RequestHandler } from 'express';
import { refusalNotice } from './error.ts';
import { smallPage } from './page.ts';
import type { Session, Sessions } from './session.ts';

/**
 * Handles a form of ours: does what it asks for, then leads on, so that loading the page again does nothing twice.
 * What Chatelaine refuses is said on our page.
 */
export function formRoute(
  sessions: Sessions,
  act: (session: Session, req: Request) => Promise<string>,
): RequestHandler {
  return async (req, res) => {
    const session = sessions.ofForm(req, fieldOf(req, 'token'));
    if (session === null) {
      res.status(403).send(smallPage('Please try again', 'This form is from before, or from another site.'));
      return;
    }
    try {
      res.redirect(303, await act(session, req));
    } catch (error) {
      session.flash = { notice: refusalNotice(error) };
      res.redirect(303, '/');
    }
  };
}

/** A field of a form as text; '' when it is missing or came twice. */
export function fieldOf(req: Request, name: string): string {
  const fields: unknown = req.body;
  if (typeof fields !== 'object' || fields === null) return '';
  const value: unknown = Reflect.get(fields, name);
  return typeof value === 'string' ? value.trim() : '';
}
