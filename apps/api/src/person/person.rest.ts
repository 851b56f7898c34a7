import { signInInput, signUpInput } from '@chatelaine/shared/schema';
import { type Request, type Response, Router } from 'express';
import { jsonBody, requireOwnPage, requireOwnPageOrProgram } from '../platform/http/guard.ts';
import { originOf } from '../platform/http/request.ts';
import { parseInput } from '../platform/to-refusal.ts';
import type { Origin, Work } from '../platform/work.ts';
import { join } from './join.ts';
import { type PersonDeps, signIn } from './sign-in.ts';

export interface PersonRoutes extends PersonDeps {
  baseUrl: string;
  beginWork(origin: Origin): Work;
}

/** People's own routes: sign in, sign out, who am I, and the one-time sign-up link. */
export function personRoutes({ beginWork, baseUrl, ...deps }: PersonRoutes): Router {
  const router = Router();
  const fromPage = [requireOwnPage(baseUrl), ...jsonBody];
  const fromPageOrProgram = [requireOwnPageOrProgram(baseUrl), ...jsonBody];

  router.post('/api/auth/sign-in/email', fromPageOrProgram, async (req: Request, res: Response) => {
    const input = parseInput(signInInput, req.body);
    const headers = { ...req.headers, 'x-chatelaine-ip': originOf(res).address ?? '' };
    const cookies = await signIn(deps, beginWork(originOf(res)), input, headers);
    res.set('set-cookie', cookies).json({ ok: true });
  });

  router.post('/api/auth/sign-out', fromPage, async (req: Request, res: Response) => {
    res.set('set-cookie', await deps.identity.signOut(req.headers)).json({ ok: true });
  });

  router.get('/api/auth/get-session', async (req: Request, res: Response) => {
    const session = await deps.identity.session(req.headers);
    res.json(session === null ? null : { email: session.email, name: session.name });
  });

  router.post('/sign-in/new', fromPageOrProgram, async (req: Request, res: Response) => {
    const input = parseInput(signUpInput, req.body);
    const { email } = await join(deps, beginWork(originOf(res)), input);
    const headers = { ...req.headers, 'x-chatelaine-ip': originOf(res).address ?? '' };
    const cookies = await signIn(deps, beginWork(originOf(res)), { email, password: input.password }, headers);
    res.set('set-cookie', cookies).json({ email });
  });

  return router;
}
