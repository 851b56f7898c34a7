import type { RequestHandler } from 'express';
import { answerOtherMethods } from '../../platform/http/allowed-methods.ts';
import { Refusal } from '../../platform/refusal.ts';

const answerOthers = answerOtherMethods(['GET']);

/**
 * Answers a request for `/realtime` that asks for no WebSocket with 426. Such a request is a mistake of its program, or
 * a proxy has removed the headers that ask for a WebSocket.
 */
export const needUpgrade: RequestHandler = (req, res, next) => {
  if (!/^\/realtime\/?$/i.test(req.path)) return next();
  return answerOthers(req, res, (error?: unknown) => next(error ?? noUpgrade()));
};

// The header `Upgrade` also needs `Connection` (RFC 9110, section 7.8).
const noUpgrade = (): Refusal =>
  new Refusal('invalid_input', 'no upgrade', {
    status: 426,
    message:
      'This address opens a WebSocket, so it needs the headers Upgrade: websocket and Connection: Upgrade. A proxy must pass them on.',
    headers: { upgrade: 'websocket', connection: 'upgrade' },
  });
