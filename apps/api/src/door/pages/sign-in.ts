import {
  beginPasskeyInput,
  forgottenInput,
  invitationInput,
  passkeySignInInput,
  signInInput,
  signOutInput,
  signUpInput,
} from '@chatelaine/shared/schema';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import {
  askPasskey,
  type ForgottenPasswords,
  join,
  type PersonDeps,
  type SecurityLog,
  showInvitation,
  signIn,
  signInWithPasskey,
  signOutEverywhere,
} from '../../person/index.ts';
import { type MethodsOfPaths, mountOtherMethods } from '../../platform/http/allowed-methods.ts';
import { jsonBody, requireOwnPage, requireOwnPageOrProgram } from '../../platform/http/guard.ts';
import { originOf } from '../../platform/http/request.ts';
import { parseInput } from '../../platform/to-refusal.ts';
import type { Origin, Work } from '../../platform/work.ts';
import { type DeviceCookies, readDevice, setDevice } from '../device-cookie.ts';
import { visitOf } from '../visit-of.ts';

export interface PersonRoutes extends PersonDeps {
  baseUrl: string;
  securityLog: SecurityLog;
  forgotten: ForgottenPasswords;
  beginWork(origin: Origin): Work;
}

const METHODS: MethodsOfPaths = {
  '/api/auth/sign-in/email': ['POST'],
  '/api/auth/sign-in/passkey': ['POST'],
  '/api/auth/sign-in/passkey/begin': ['POST'],
  '/api/auth/sign-out': ['POST'],
  '/api/auth/get-session': ['GET'],
  '/sign-in/invitation': ['POST'],
  '/sign-in/forgotten': ['POST'],
};

/** Makes the routes for people: sign in, sign out, read the session, and ask for or use a one-time sign-up link. */
export function personRoutes({ beginWork, baseUrl, securityLog, forgotten, ...deps }: PersonRoutes): Router {
  const router = Router();
  const fromPage = [requireOwnPage(baseUrl), ...jsonBody];
  const fromPageOrProgram = [requireOwnPageOrProgram(baseUrl), ...jsonBody];
  const cookiesOf = ({ services }: Work): DeviceCookies => ({
    sealer: services.sealer,
    baseUrl,
  });

  router.post('/api/auth/sign-in/email', fromPageOrProgram, async (req: Request, res: Response) => {
    const input = parseInput(signInInput, req.body);
    const work = beginWork(originOf(res));
    const cookies = cookiesOf(work);
    const email = input.email.toLowerCase();
    const visit = { ...visitOf(req, res), device: readDevice(cookies, req, email) };
    const { cookies: set, device } = await securityLog.watch(work, { email }, () => signIn(deps, work, input, visit));
    res.set('set-cookie', set);
    if (device !== null) setDevice(cookies, { req, res }, { email, device });
    res.json({ ok: true });
  });

  mountPasskeys(router, fromPage, { ...deps, beginWork, securityLog, cookiesOf });

  router.post('/api/auth/sign-out', fromPage, async (req: Request, res: Response) => {
    const { everywhere } = parseInput(signOutInput, req.body);
    if (everywhere) await signOutEverywhere(deps, beginWork(originOf(res)), req.headers);
    res.set('set-cookie', await deps.identity.signOut(req.headers)).json({ ok: true });
  });

  router.get('/api/auth/get-session', async (req: Request, res: Response) => {
    const session = await deps.identity.session(req.headers);
    res.json(session === null ? null : { email: session.email, name: session.name });
  });

  router.post('/sign-in/invitation', fromPage, async (req: Request, res: Response) => {
    const { token } = parseInput(invitationInput, req.body);
    res.json(await showInvitation(deps.identity, beginWork(originOf(res)), token));
  });

  router.post('/sign-in/forgotten', fromPage, async (req: Request, res: Response) => {
    const { email } = parseInput(forgottenInput, req.body);
    await forgotten.ask(beginWork(originOf(res)), email);
    res.json({ ok: true });
  });

  router.post('/sign-in/new', fromPageOrProgram, async (req: Request, res: Response) => {
    const input = parseInput(signUpInput, req.body);
    const work = beginWork(originOf(res));
    const cookies = cookiesOf(work);
    const enter = () => join(deps, work, input, { ...visitOf(req, res), device: null });
    const { email, session, device } = await securityLog.watch(work, null, enter);
    if (session !== null) res.set('set-cookie', session.cookies);
    if (device !== null) setDevice(cookies, { req, res }, { email, device });
    res.json({ email, isSignedIn: session !== null });
  });

  mountOtherMethods(router, METHODS);
  return router;
}

type PasskeyRoutes = PersonDeps &
  Pick<PersonRoutes, 'beginWork' | 'securityLog'> & { cookiesOf(work: Work): DeviceCookies };

/** Mounts the routes with which a passkey signs a person in. */
function mountPasskeys(
  router: Router,
  fromPage: RequestHandler[],
  { beginWork, securityLog, cookiesOf, ...deps }: PasskeyRoutes,
): void {
  router.post('/api/auth/sign-in/passkey/begin', fromPage, async (req: Request, res: Response) => {
    const input = parseInput(beginPasskeyInput, req.body);
    res.json(await askPasskey(deps, beginWork(originOf(res)), { ...input, headers: req.headers }));
  });

  router.post('/api/auth/sign-in/passkey', fromPage, async (req: Request, res: Response) => {
    const input = parseInput(passkeySignInInput, req.body);
    const work = beginWork(originOf(res));
    const cookies = cookiesOf(work);
    const visit = { ...visitOf(req, res), deviceOf: (email: string) => readDevice(cookies, req, email) };
    const enter = () => signInWithPasskey(deps, work, input, visit);
    const { email, cookies: set, device } = await securityLog.watch(work, 'passkey', enter);
    res.set('set-cookie', set);
    if (device !== null) setDevice(cookies, { req, res }, { email, device });
    res.json({ ok: true });
  });
}
