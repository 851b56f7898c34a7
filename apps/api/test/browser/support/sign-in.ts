import type { Page } from 'playwright-core';
import type { World } from '../../world/start-world.ts';
import { cookieAt, type User } from '../../world/visitor.ts';
import type { Window } from '../../world/window.ts';

type Sessions = Pick<World, 'as' | 'sql' | 'clock'>;

/** Fills in the sign-in form of the page, and sends it with Enter, which is never taken for a double click. */
export async function signIn(page: Page, { email, password }: User): Promise<void> {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByLabel('Password').press('Enter');
}

/**
 * Presses a button near its left end. A test is so fast that its press in the middle could be the second half of a double
 * click: the page ignores such a press where a button of the previous screen was at the same place.
 */
export const pressElsewhere = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click({ position: { x: 12, y: 12 } });

/**
 * Signs a person in without the sign-in page: gives the browser the cookie of a new session. Other tests use a real
 * sign-in, and check how the attributes of the server's cookie protect the person.
 */
export async function arriveAs(
  world: Sessions & Pick<World & Window, 'baseUrl' | 'context'>,
  user: User,
): Promise<void> {
  const { cookie } = await beginSession(world, user);
  // The cookie must have the path `/`. Playwright takes the path from this URL, so the URL is the origin and not the
  // base URL, which may have another path.
  const { origin } = new URL(world.baseUrl);
  const cookies = cookieAt(world.baseUrl, cookie)
    .split('; ')
    .map((pair) => {
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      return { name, value, url: origin, httpOnly: true, sameSite: 'Lax' as const };
    });
  await world.context.addCookies(cookies);
}

/**
 * Begins a new session for a person of the demo world, even if a page has ended the old session. Returns the person.
 */
export async function beginSession({ as, sql, clock }: Sessions, user: User) {
  const visitor = as(user);
  const [token] = decodeURIComponent(/session_token=([^;]+)/.exec(visitor.cookie)?.[1] ?? '').split('.');
  await sql(
    `insert into identity.session (id, token, "userId", "createdAt", "updatedAt", "expiresAt")
     select $1, $1, id, $2, $2, $2::timestamptz + interval '7 days' from identity."user" where email = $3
     on conflict (token) do update set
       "createdAt" = excluded."createdAt", "updatedAt" = excluded."updatedAt", "expiresAt" = excluded."expiresAt"`,
    [token, clock.now(), user.email],
  );
  return visitor;
}
