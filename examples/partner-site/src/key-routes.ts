import type { Chatelaine } from '@chatelaine/sdk';
import type { RequestHandler } from 'express';
import { createKey, NOT_YOURS } from './create-key.ts';
import { fieldOf, formRoute } from './form.ts';
import { revokeKey } from './revoke-key.ts';
import { rotateKey } from './rotate-key.ts';
import { sendMessage } from './send-message.ts';
import type { Flash, Session } from './session.ts';
import type { Site } from './site.ts';

/** Makes a key for a number. */
export const newKey = (site: Site): RequestHandler => keyRoute(site, createKey);
/** Changes a key's secret. */
export const newSecret = (site: Site): RequestHandler => keyRoute(site, rotateKey);
/** Ends a key. */
export const noKey = (site: Site): RequestHandler => keyRoute(site, revokeKey);

type KeyAct = (chatelaine: Chatelaine, session: Session, channelId: string) => Promise<Flash>;

function keyRoute({ sessions, chatelaine }: Site, act: KeyAct): RequestHandler {
  return formRoute(sessions, async (session, req) => {
    session.flash = await act(chatelaine, session, fieldOf(req, 'channel'));
    return '/';
  });
}

/** Sends a message from one of this visitor's numbers. A refusal is an answer too, so the page shows it. */
export function newMessage({ sessions, chatelaineUrl }: Site): RequestHandler {
  return formRoute(sessions, async (session, req) => {
    const draft = { channelId: fieldOf(req, 'channel'), to: fieldOf(req, 'to'), text: fieldOf(req, 'text') };
    const key = session.keys.get(draft.channelId);
    if (key === undefined) {
      session.flash = { ...NOT_YOURS, draft };
      return '/';
    }
    const answer = await sendMessage(chatelaineUrl, { to: draft.to, text: draft.text, secret: key.secret });
    const NO_ANSWER = { notice: 'No answer came. The message may have been sent or not.' };
    session.flash = { ...(answer === null ? NO_ANSWER : { answer }), draft };
    return '/';
  });
}
