import type { AnswerInput, Question, Receipt } from '@chatelaine/shared';

/** A refusal as our own JSON routes answer it. */
export class AnsweredRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly body: unknown;

  constructor(status: number, code: string, body: unknown) {
    super(`${status} ${code}`);
    this.status = status;
    this.code = code;
    this.body = body;
  }
}

/** What a person does in a browser on our pages, over real HTTP with a cookie. */
export interface PersonBrowser {
  /** The cookie, as the browser sends it. */
  cookie: string;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  question(url: string, clientId?: string): Promise<Question>;
  answer(input: AnswerInput): Promise<Receipt>;
  /** Opens the question and decides: exactly these channels are Shared afterwards. */
  share(url: string, channelIds: readonly string[]): Promise<Receipt>;
}

/** Signs a person in through the real route. */
export async function signInAt(baseUrl: string, user: { email: string; password: string }): Promise<PersonBrowser> {
  const cookie = { value: '' };
  const browser = browserAt(baseUrl, cookie);
  const answer = await browser.post('/api/auth/sign-in/email', user);
  if (!answer.ok) await refused(answer);
  cookie.value = answer.headers
    .getSetCookie()
    .map((each) => each.split(';', 1)[0])
    .join('; ');
  return browser;
}

function browserAt(baseUrl: string, cookie: { value: string }): PersonBrowser {
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(baseUrl + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-chatelaine': '1',
        origin: baseUrl,
        ...(cookie.value && { cookie: cookie.value }),
        ...headers,
      },
      body: JSON.stringify(body),
    });
  const json = async <T>(path: string, body: unknown): Promise<T> => {
    const answer = await post(path, body);
    return answer.ok ? ((await answer.json()) as T) : refused(answer);
  };
  const question = (url: string, clientId?: string) => {
    const { pathname, search } = new URL(url);
    return json<Question>('/permission/question', { path: pathname, query: search, ...(clientId && { clientId }) });
  };
  const answer = (input: AnswerInput) => json<Receipt>('/permission/answer', input);
  return {
    get cookie() {
      return cookie.value;
    },
    post,
    question,
    answer,
    async share(url, channelIds) {
      const asked = await question(url);
      if (asked.step !== 'choose') throw new Error(`The page asks ${asked.step}, not for numbers.`);
      const wanted = new Set(channelIds);
      const shared = new Set(asked.channels.filter(({ permission }) => permission === 'shared').map(({ id }) => id));
      return answer({
        requestId: asked.requestId,
        decision: 'save',
        clientId: asked.client.id,
        grant: [...wanted].filter((id) => !shared.has(id)),
        withdraw: [...shared].filter((id) => !wanted.has(id)),
        keep: [...wanted].filter((id) => shared.has(id)),
      });
    },
  };
}

async function refused(answer: Response): Promise<never> {
  const body = (await answer.json()) as { code?: string };
  throw new AnsweredRefusal(answer.status, body.code ?? 'unknown', body);
}
