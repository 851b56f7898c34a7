import type { AnswerInput, Question, Receipt, Review } from '@chatelaine/shared';
import type { DemoUser } from './demo-file.ts';
import { NotAsTold, show } from './expect.ts';

/**
 * The address that the browser calls, and the origin that the browser sends. The two differ only when `--url` names
 * another address, for example when a test puts a proxy between the browser and the server.
 */
export interface Place {
  url: string;
  origin: string;
}

/**
 * The calls that a person's browser makes on the consent page. The demo makes these calls itself and renders no page.
 */
export interface ClientBrowser {
  signIn(user: DemoUser): Promise<void>;
  /** Opens an address and asks the server for the question, as the page does. */
  question(address: string): Promise<Question>;
  answer(input: AnswerInput): Promise<Receipt>;
}

/** Opens a browser without cookies. */
export function openBrowser({ url, origin }: Place): ClientBrowser {
  let cookie = '';

  async function post(path: string, body: unknown): Promise<Response> {
    const headers = { 'content-type': 'application/json', origin, 'x-chatelaine': '1', ...(cookie && { cookie }) };
    const signal = AbortSignal.timeout(15_000);
    const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body), signal });
    if (answer.status !== 200) {
      throw new NotAsTold(`POST ${path} should answer 200, but answers ${answer.status} ${show(await answer.text())}`);
    }
    return answer;
  }

  // The consent page shows the permissions once more before they are withdrawn. The server accepts the answer only with
  // the token of this review.
  async function reviewed(input: Extract<AnswerInput, { decision: 'save' }>): Promise<AnswerInput> {
    const { requestId, clientId, withdraw } = input;
    const { token } = (await (await post('/permission/review', { requestId, clientId, withdraw })).json()) as Review;
    return { ...input, review: token };
  }

  return {
    async signIn({ email, password }) {
      const answer = await post('/api/auth/sign-in/email', { email, password });
      cookie = answer.headers
        .getSetCookie()
        .map((each) => each.split(';', 1)[0])
        .join('; ');
      if (cookie === '') throw new NotAsTold('signing in should set a cookie, but none came');
    },
    async question(address) {
      const { pathname, search } = new URL(address);
      return (await (await post('/permission/question', { path: pathname, query: search })).json()) as Question;
    },
    async answer(input) {
      const sent = input.decision === 'save' && input.withdraw.length > 0 ? await reviewed(input) : input;
      return (await (await post('/permission/answer', sent)).json()) as Receipt;
    },
  };
}
