import { newSecretOf } from '../../src/platform/secret.ts';
import { bearer } from '../world/caller.ts';
import type { World } from '../world/start-world.ts';
import type { Call } from './calls.ts';

const META_SHAPE = { meta: { success: false, http_code: 503 } };
const RPC_SHAPE = { error: { data: { code: 'unavailable' } } };
const OWN_SHAPE = { code: 'unavailable' };

/**
 * Calls of people and programs that this database does not know. When the database cannot decide, a door must not
 * answer that the caller is unknown, because another database may know the caller.
 */
export async function refusedCallsAt({ as, nobody, bakery, partner }: World): Promise<Call[]> {
  const { pathname: path } = new URL((await partner.onboarding.start()).url);
  const query = '?request=req_0123456789ABCDEFGHIJKL';
  const token = 'x'.repeat(43);
  const { email } = bakery.user;
  const password = 'not the password of anybody';
  const ask = (what: string, unavailable: object, send: Call['send']): Call => ({ what, unavailable, send });
  return [
    ask('an unknown key', META_SHAPE, () => as(newSecretOf('wac').secret).send()),
    ask('an unknown legacy token', RPC_SHAPE, () => as(bearer(newSecretOf('wat').secret)).ask('channels.list')),
    ask('an unknown link', OWN_SHAPE, () => as({}).get(path + query)),
    ask('the question of an unknown link', OWN_SHAPE, () => nobody.post('/permission/question', { path, query })),
    ask('an unknown invitation', OWN_SHAPE, () => nobody.post('/sign-in/invitation', { token })),
    ask('an unknown sign-up', OWN_SHAPE, () => nobody.post('/sign-in/new', { token, name: 'Somebody', password })),
    ask('a wrong password', OWN_SHAPE, () => nobody.post('/api/auth/sign-in/email', { email, password })),
    ask('a wrong password at the old door', { error: 'unavailable' }, () =>
      nobody.post('/api/v2/token', { username: email, password }),
    ),
  ];
}

/** The statuses of the refused calls, in the order of `refusedCallsAt`, when the database can decide. */
export const REFUSED = [401, 401, 404, 404, 404, 404, 401, 401];
