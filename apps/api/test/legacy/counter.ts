import { type OwnerWorld, startOwnerWorld } from '../codes/owner-world.ts';
import { type Answer, outcomeOf } from '../world/answer.ts';
import type { Sent } from '../world/caller.ts';

/** The e-mail and the password that the token door gets from a person. */
export interface Typed {
  username: string;
  password: string;
}

/**
 * A test world, with functions that ask the token door for a token and functions that use the token as a program does.
 */
export interface Counter extends OwnerWorld {
  /** The e-mail and the password of the partner's owner. */
  user: Typed;
  /** Asks the token door for a token. The body of the request is JSON or a form. */
  askToken(body: unknown, sent?: Sent): Promise<Answer>;
  token(user?: Typed): Promise<string>;
  /** Lists the clients with this token. Returns the code of the refusal, or the status when there is no refusal. */
  use(token: string, sent?: Sent): Promise<string | number>;
}

/** Starts such a test world with this number of servers. */
export async function openCounter(nodes = 1): Promise<Counter> {
  const world = await startOwnerWorld(nodes);
  const { email: username, password } = world.demo.partner.user;
  const user = { username, password };
  const askToken: Counter['askToken'] = (body, sent = {}) => {
    if (!(body instanceof URLSearchParams)) return world.as({}).post(PATH, JSON.stringify(body), sent);
    return world.as({ 'content-type': 'application/x-www-form-urlencoded' }).post(PATH, String(body), sent);
  };
  return Object.assign(world, {
    user,
    askToken,
    async token(whose = user) {
      const answer = await askToken(whose);
      if (answer.status !== 200) throw new Error(`No token: ${answer.text}`);
      return tokenIn(answer);
    },
    use: async (token: string, sent?: Sent) =>
      outcomeOf(
        await world
          .as({ authorization: `bearer ${token}`, 'user-agent': 'old-program/1.0' })
          .ask('clients.list', undefined, sent),
      ),
  });
}

const PATH = '/api/v2/token';

/** Returns the token that the body of this answer contains. */
export const tokenIn = ({ body }: Answer): string => (body as { access_token: string }).access_token;
