import { readShell } from '../shell.ts';

/** Ends the session and leads to the sign-in page. When the server does not answer, the person stays signed in. */
export async function signOut(): Promise<void> {
  const { base } = readShell();
  const headers = { 'content-type': 'application/json', 'x-chatelaine': '1' };
  const answer = await fetch(`${base}/api/auth/sign-out`, { method: 'POST', headers, body: '{}' }).catch(() => null);
  if (answer?.ok) location.assign(`${base}/sign-in`);
}
