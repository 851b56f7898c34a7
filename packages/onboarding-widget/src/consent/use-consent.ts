import {
  type AnswerInput,
  type Choice,
  type ChooseQuestion,
  type ClientId,
  carryChoice,
  firstChoice,
  isAllShared,
  keepShared,
  type PermissionRequestId,
  type Question,
  type Receipt,
  type Review,
  type ToDo,
} from '@chatelaine/shared';
import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import { afterRefusedAnswer, isBadLink } from './failure.rule.ts';
import { type Draft, findDraft, forgetDraft, keepDraft } from './kept-choice.ts';
import { leave } from './leave.ts';
import { loadRareScreens } from './load-rare-screens.ts';
import { usePage } from './page.ts';
import type { SignedInQuestion } from './question.ts';
import { type Reply, type Screen, screenAfter } from './screen.rule.ts';
import { call, type Failure, NO_ANSWER } from './server.ts';
import { forgetWaitingRequest, rememberWaitingRequest } from './waiting-request.ts';

const NOTHING_ENDS = { ok: true, body: { token: undefined } } as const;

/** The reply after the server has refused an answer or a review. */
type Refused = Extract<Reply, { name: 'not_saved' | 'not_reviewed' }>;

type NotSaved = Extract<Screen, { name: 'not_saved' }>;

/** The conversation with the server: one question, one answer, and all steps that can come between them. */
export type Consent = ReturnType<typeof useConsent>;

/** The values that the page remembers from one question to the next. */
interface Memory {
  clientId?: ClientId;
  lastEmail: string | null;
  /** The person who opened the request, as far as this page knows. */
  owner: string | null;
}

/** Calls the server, and keeps the screen and the selection. The selection stays the same through all other screens. */
function useConversation() {
  const { arrive } = usePage();
  const [screen, dispatch] = useReducer<Screen, Reply>(screenAfter, { name: 'loading' });
  const [draft, setDraft] = useState<Draft | null>(null);
  const { current: memory } = useRef<Memory>({ lastEmail: null, owner: null });

  function show(reply: Reply): void {
    arrive();
    dispatch(reply);
  }

  // `changed`: the request whose numbers changed before it was answered. Without its id another request could open.
  async function ask(changed?: PermissionRequestId): Promise<void> {
    const input = { ...linkOf(changed), clientId: memory.clientId };
    const reply = await call<Question>('permission/question', input);
    if (reply.ok) await receive(reply.body, changed !== undefined);
    else show(await afterNoQuestion(reply, memory.owner));
  }

  async function receive(question: Question, hasChanged: boolean): Promise<void> {
    if (question.step === 'sign_in') {
      rememberWaitingRequest();
      question.email ??= memory.lastEmail;
    } else {
      forgetWaitingRequest();
      memory.owner = memory.lastEmail = question.person.email;
    }
    if (question.step === 'choose') {
      setDraft((last) => keepDraft({ question, choice: choiceFor(question, last ?? findDraft()) }));
    }
    await showQuestion(question, hasChanged);
  }

  async function showQuestion(question: Question, hasChanged = false): Promise<void> {
    const isUsual = question.step === 'sign_in' || question.step === 'choose';
    const isRare = question.step === 'choose' ? isAllShared(question) : !isUsual;
    const screens = isRare ? await loadRareScreens() : null;
    show(
      screens || isUsual ? { name: 'asked', question, hasChanged, screens } : { name: 'not_asked', failure: NO_ANSWER },
    );
  }

  // When a client was picked, the list of the person's clients is shown again. Without a pick the person is signed out.
  async function switchAccount(): Promise<void> {
    if (memory.clientId === undefined) {
      const reply = await call('api/auth/sign-out', {});
      if (!reply.ok) return show({ name: 'not_asked', failure: reply });
      // Only the person who opened the request can continue, so the sign-in screen shows that person's email.
      memory.lastEmail = screen.name === 'other_person' ? screen.owner : null;
      if (memory.lastEmail === null) {
        setDraft(null);
        forgetDraft();
      }
    }
    delete memory.clientId;
    await ask();
  }

  return { screen, memory, draft, setDraft, ask, showQuestion, switchAccount, ...answering(show, ask) };
}

const linkOf = (requestId: PermissionRequestId | undefined) =>
  requestId
    ? { path: '/permission', query: `?request=${requestId}` }
    : { path: location.pathname, query: location.search };

/**
 * Finds the reason why there is no question: the link is bad, or another person has signed in, perhaps in another tab.
 */
async function afterNoQuestion(failure: Failure, owner: string | null): Promise<Reply> {
  if (failure.status === 404 && owner !== null) {
    const session = await call<{ email: string } | null>('api/auth/get-session');
    const isOther = session.ok && session.body !== null && session.body.email !== owner;
    const screens = isOther && (await loadRareScreens());
    if (screens) return { name: 'not_asked', failure, owner, screens };
  }
  if (!isBadLink(failure)) return { name: 'not_asked', failure };
  const screens = await loadRareScreens();
  return { name: 'not_asked', failure: screens ? failure : NO_ANSWER, screens };
}

/** Sends the decision of the client, and shows the result. */
function answering(show: (reply: Reply) => void, ask: (changed?: PermissionRequestId) => Promise<void>) {
  async function send(answer: AnswerInput): Promise<void> {
    const reply = await call<Receipt>('permission/answer', answer);
    if (!reply.ok) return await refused(reply, answer, { name: 'not_saved', answer, failure: reply });
    forgetDraft();
    show({ name: 'done', receipt: reply.body });
  }

  /** Asks the server to review the permissions that end. The server gives the token that the answer needs. */
  async function review({ question, change }: ToDo): Promise<void> {
    const { withdraw } = change;
    const screens = await loadRareScreens();
    if (!screens) return show({ name: 'not_reviewed', change, failure: NO_ANSWER });
    const input = { requestId: question.requestId, clientId: question.client.id, withdraw };
    const reply = withdraw.length > 0 ? await call<Review>('permission/review', input) : NOTHING_ENDS;
    if (!reply.ok) return await refused(reply, input, { name: 'not_reviewed', change, failure: reply });
    show({ name: 'review', change, token: reply.body.token, screens });
  }

  async function refused(
    failure: Failure,
    { requestId }: { requestId: PermissionRequestId },
    reply: Refused,
  ): Promise<void> {
    const next = afterRefusedAnswer(failure);
    if (next === 'ask_again') return await ask();
    if (next === 'numbers_changed') return await ask(requestId);
    show(next === 'step_up' ? { ...reply, screens: await loadRareScreens() } : reply);
  }

  return { send, review };
}

/** Offers the acts of the screens. Each act runs once at a time, however often a person presses the button. */
export function useConsent() {
  const { isBusy, once } = usePage();
  const { screen, memory, draft, setDraft, ask, showQuestion, send, review, switchAccount } = useConversation();

  // The page asks for the question once, when it opens. The address with which it was opened names the request.
  useEffect(() => once(ask), []);

  const give = (answer: AnswerInput) => once(() => send(answer));
  return {
    screen,
    choice: draft?.choice ?? null,
    askAgain: () => once(ask),
    /** Asks again within the task that is running. */
    ask,
    /** Repeats the answer after the person has signed in again, within the task that signed in. */
    confirmed: send,
    switchAccount: () => once(switchAccount),
    pickClient(id: ClientId) {
      memory.clientId = id;
      once(ask);
    },
    /** Changes the choice. While an answer is being sent, the choice stays as it was sent. */
    choose(choice: Choice) {
      setDraft((last) => last && (isBusy() ? { ...last } : keepDraft({ ...last, choice })));
    },
    review: (toDo: ToDo) => once(() => review(toDo)),
    tryAgain: give,
    save({ question, change, token }: ToDo & { token?: string | undefined }) {
      const { requestId, client } = question;
      give({ requestId, decision: 'save', clientId: client.id, ...change, review: token });
    },
    deny: ({ requestId }: SignedInQuestion) => give({ requestId, decision: 'deny' }),
    backTo: (question: SignedInQuestion) => once(() => showQuestion(question)),
    /** Takes every withdrawal back, and shows the question again. */
    keepShared(question: ChooseQuestion) {
      once(async () => {
        setDraft((last) => last && keepDraft({ ...last, choice: keepShared(last.choice, question.channels) }));
        await showQuestion(question);
      });
    },
    /**
     * After a lost reply the answer may be saved, so the answer is sent again. Then the browser returns to the partner
     * with the answer and not with an error.
     */
    giveUp: (screen: NotSaved) => (screen.lost > 0 ? give(screen.answer) : leave(screen.question.errorReturn)),
  };
}

function choiceFor(question: ChooseQuestion, last: Draft | null): Choice {
  const isSame =
    last?.question.client.id === question.client.id && last.question.person.email === question.person.email;
  return isSame ? carryChoice(last.choice, last.question.channels, question.channels) : firstChoice(question.channels);
}
