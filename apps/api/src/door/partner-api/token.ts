import { legacyTokenInput } from '@chatelaine/shared/schema';
import { type ErrorRequestHandler, json, type Request, type Response, Router, urlencoded } from 'express';
import { createLegacyToken, type PersonDeps, type SecurityLog } from '../../person/index.ts';
import { mountOtherMethods } from '../../platform/http/allowed-methods.ts';
import { requireOwnPageOrProgram, STRANGERS_BODY } from '../../platform/http/guard.ts';
import { refuseOdd } from '../../platform/http/odd-request.ts';
import { fromBodyParser, originOf } from '../../platform/http/request.ts';
import { formTextOnly, textOnly } from '../../platform/http/unreadable.ts';
import type { Logger } from '../../platform/log.ts';
import { refusalHeaders } from '../../platform/refusal.ts';
import { parseInput } from '../../platform/to-refusal.ts';
import type { Origin, Work } from '../../platform/work.ts';
import { PEOPLE_CHALLENGE } from '../challenge.ts';
import { sentenceOf } from '../refusal-dress.ts';

export interface LegacyTokenRoute extends PersonDeps {
  baseUrl: string;
  securityLog: SecurityLog;
  log: Logger;
  beginWork(origin: Origin): Work;
}

const PATH = '/api/v2/token';

/** Makes the route that gives a legacy token for an e-mail and a password. The request is JSON or a form. */
export function legacyTokenRoute({ beginWork, baseUrl, log, securityLog, ...deps }: LegacyTokenRoute): Router {
  const router = Router();
  // Without this guard, a web page of another site could send wrong passwords from the browser of a visitor. Then the
  // server would lock out the address of the visitor.
  const guard = requireOwnPageOrProgram(baseUrl);
  const limit = STRANGERS_BODY;
  const body = [json({ limit, strict: false, ...textOnly }), urlencoded({ limit, extended: false, ...formTextOnly })];
  router.all(PATH, refuseOdd);
  router.post(PATH, guard, body, async (req: Request, res: Response) => {
    const input = parseInput(legacyTokenInput, req.body);
    const work = beginWork(originOf(res));
    const make = () => createLegacyToken(deps, work, input);
    const { token, lifeS } = await securityLog.watch(work, { email: input.username }, make);
    res.json({ access_token: token, token_type: 'bearer', expires_in: lifeS });
  });
  mountOtherMethods(router, { [PATH]: ['POST'] });
  router.use(PATH, answerTokenError(log));
  return router;
}

/** Answers an error in the format of this route: `error` is the code of the refusal. */
function answerTokenError(log: Logger): ErrorRequestHandler {
  return (thrown, _req, res, next) => {
    if (res.headersSent) return next(thrown);
    const refusal = fromBodyParser(thrown, res, log);
    const body = { error: refusal.code, error_description: sentenceOf(refusal) };
    res.status(refusal.status).set(refusalHeaders(refusal, PEOPLE_CHALLENGE)).json(body);
  };
}
