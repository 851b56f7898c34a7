import type {
  AnswerInput,
  ChannelId,
  ConsentChannel,
  MoreTimeInput,
  Question,
  QuestionInput,
  Receipt,
  ReviewInput,
} from '@chatelaine/shared';

type Save = Extract<AnswerInput, { decision: 'save' }>;
type ChooseQuestion = Extract<Question, { step: 'choose' }>;

export interface ModelClient {
  id: string;
  name: string;
  channels: ConsentChannel[];
}

const OWNER = 'owner@bakery.example';
export const STRANGER = 'owner@travel.example';
const PARTNER = { name: 'Acme Inbox', logo: null };
const RETURN = 'https://partner.example/return';
const refused = (status: number, code: string) => ({ status, code });

/**
 * A model of the server with which the consent page talks. The model has no tables, and it keeps every saved answer in
 * memory.
 */
export class ModelServer {
  person: string | null = OWNER;
  /** Whether the sign-in is older than ten minutes. */
  isOld = false;
  /** The fault of the next call. The call does not arrive, its answer does not arrive, or the server fails. */
  trouble: 'lost' | 'unheard' | 'failed' | null = null;
  /** The last question about numbers that the page received. */
  asked: { question: ChooseQuestion; turn: number } | null = null;
  /** The answers that save something, in order. */
  readonly saves: Save[] = [];
  answer: Receipt | null = null;
  /** The number of successful sign-outs that the page received an answer for. */
  signedOut = 0;
  #turn = 0;

  readonly clients: ModelClient[];
  readonly asksForReview: boolean;

  /** @param asksForReview false makes the server accept a withdrawal without a review, as an old server did */
  constructor(clients: ModelClient[], asksForReview: boolean) {
    this.clients = clients;
    this.asksForReview = asksForReview;
  }

  readonly fetch = async (path: string, { body = '{}' }: { body?: string }): Promise<object> => {
    const trouble = this.trouble;
    this.trouble = null;
    if (trouble === 'lost') throw new TypeError('Failed to fetch');
    const outcome = trouble === 'failed' ? refused(503, 'unavailable') : this.#answer(path, JSON.parse(body));
    if (trouble === 'unheard') throw new TypeError('Failed to fetch');
    const isRefused = 'code' in outcome && typeof outcome.code === 'string';
    const status = isRefused && 'status' in outcome ? Number(outcome.status) : 200;
    if (path === '/api/auth/sign-out' && !isRefused) this.signedOut++;
    if ('step' in outcome && outcome.step === 'choose') {
      this.asked = { question: outcome as ChooseQuestion, turn: ++this.#turn };
    }
    return {
      ok: !isRefused,
      status,
      headers: { get: (name: string) => (isRefused && name === 'x-refusal' ? outcome.code : null) },
      json: async () => outcome,
      text: async () => JSON.stringify(outcome),
    };
  };

  #answer(path: string, input: unknown): object {
    if (path === '/api/auth/sign-in/email') return this.#signIn(input as { email: string });
    if (path === '/api/auth/sign-out') return this.#signOut();
    if (path === '/api/auth/get-session') return { email: this.person };
    if (path === '/sign-in/forgotten') return { ok: true };
    if (path === '/permission/question') return this.#ask(input as QuestionInput);
    if (this.person === null) return refused(401, 'unauthenticated');
    if (path === '/permission/review') return this.#review(input as ReviewInput);
    if (path === '/permission/answer') return this.#save(input as AnswerInput);
    if (path !== '/permission/more-time') return refused(404, 'not_found');
    return { requestId: (input as MoreTimeInput).requestId, expiresInMs: 900_000 };
  }

  #signIn({ email }: { email: string }): object {
    this.person = email;
    this.isOld = false;
    return {};
  }
  #signOut(): object {
    this.person = null;
    return {};
  }

  #ask({ clientId }: QuestionInput): Question | object {
    const frame = {
      reference: 'req_reference',
      partner: PARTNER,
      returnHost: 'partner.example',
      partnerHost: 'partner.example',
    };
    if (this.answer !== null) return refused(404, 'not_found');
    if (this.person === null) return { ...frame, step: 'sign_in', email: null };
    if (this.person !== OWNER) return refused(404, 'not_found');
    const signedIn = {
      ...frame,
      requestId: 'req_1',
      person: { email: this.person },
      expiresInMs: 900_000,
      errorReturn: `${RETURN}?error=server_error`,
    };
    const [only] = this.clients;
    const client = this.clients.length === 1 ? only : this.clients.find(({ id }) => id === clientId);
    if (client === undefined)
      return {
        ...signedIn,
        step: 'which_client',
        clients: this.clients.map(({ id, name }) => ({ id, name, partnerName: null })),
      };
    const { id, name } = client;
    const channels = structuredClone(client.channels);
    const choose = {
      step: 'choose',
      firstTime: false,
      isNeverShared: false,
      laterShared: false,
      channels,
      requestedUnknown: false,
    };
    return { ...signedIn, client: { id, name }, ...choose };
  }

  #review({ clientId, withdraw }: ReviewInput): object {
    if (this.answer !== null || this.person !== OWNER) return refused(404, 'not_found');
    if (!withdraw.every((id) => this.#isShared(clientId, id))) return refused(409, 'conflict');
    return { withdraw, token: tokenFor(clientId, withdraw) };
  }

  #save(input: AnswerInput): object {
    if (this.person !== OWNER) return refused(404, 'not_found');
    if (this.answer !== null) return this.answer;
    if (input.decision === 'deny') return this.#receive('denied', []);
    const { clientId, grant, withdraw, keep } = input;
    if (this.isOld && grant.length + withdraw.length > 0) return refused(403, 'code_required');
    if (this.asksForReview && withdraw.length > 0 && input.review !== tokenFor(clientId, withdraw))
      return refused(409, 'conflict');
    const isAsShown =
      grant.every((id) => !this.#isShared(clientId, id)) &&
      [...withdraw, ...keep].every((id) => this.#isShared(clientId, id));
    if (!isAsShown) return refused(409, 'conflict');
    this.saves.push(input);
    return this.#receive('granted', [...grant, ...keep]);
  }

  #receive(status: Receipt['status'], shared: ChannelId[]): Receipt {
    const redirectTo = status === 'denied' ? `${RETURN}?error=access_denied` : `${RETURN}?channels=[${shared}]`;
    const receipt = { status, partner: PARTNER, granted: [], withdrawn: [], shared, expiresAt: null };
    this.answer = { ...receipt, redirectTo, returnHost: 'partner.example' };
    return this.answer;
  }

  #isShared(clientId: string, id: ChannelId): boolean {
    const client = this.clients.find((each) => each.id === clientId);
    return client?.channels.find((channel) => channel.id === id)?.permission === 'shared';
  }
}

const tokenFor = (clientId: string, withdraw: ChannelId[]): string => `${clientId} ${[...withdraw].sort()}`;
