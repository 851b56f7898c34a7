import { post } from './call.ts';
import type { Doors, User } from './open-doors.ts';

/** A person with a password and a cookie, who got both through the one-time link. */
export interface Person extends User {
  id: string;
  cookie: string;
}

/** Invites a person into an account and lets him answer the link, as every person does. */
export async function addPerson(
  doors: Doors,
  invite: { email: string; account: string; role?: string; password?: string },
): Promise<Person> {
  const { email, account, role = 'owner', password = `A password for ${email}` } = invite;
  const { id, token } = await doors.admin<{ id: string; token: string }>(
    ...['person', 'add', '--email', email, '--account', account, '--role', role],
  );
  const joined = await post(doors.baseUrl, '/sign-in/new', { token, name: 'Somebody', password });
  if (joined.status !== 200) throw new Error(`The link was refused: ${joined.text}`);
  return { id, email, password, cookie: cookieIn(joined.headers) };
}

/** The cookies of an answer, as the browser sends them back. */
export function cookieIn(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((each) => each.split(';', 1)[0])
    .join('; ');
}
