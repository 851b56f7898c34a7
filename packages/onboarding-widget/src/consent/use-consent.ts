import type { AnswerInput, ClientId, PermissionRequestId, Question, Receipt, Review } from '@chatelaine/shared';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Change, type Choice, type ChooseQuestion, carryChoice, firstChoice, isAllShared } from './answer.rule.ts';
import { afterRefusedAnswer, isBadLink } from './failure.rule.ts';
import { type Draft, findDraft, forgetDraft, keepDraft } from './kept-choice.ts';
import { leave } from './leave.ts';
import { loadRareScreens, type RareScreens } from './load-rare-screens.ts';
import type { RareQuestion } from './rare-screens.tsx';
import { call, type Failure, NO_ANSWER } from './server.ts';
import { arrive } from './sight.ts';
import { isBusy, once } from './task.ts';
import { forgetWaitingRequest, rememberWaitingRequest } from './waiting-request.ts';

/** A request that the person has answered. */
type AnsweredQuestion = Extract<Question, { step: 'answered' }>;

/** A question to somebody who is signed in. */
export type SignedInQuestion = Exclude<Question, { step: 'sign_in' | 'answered' }>;

export type { ChooseQuestion } from './answer.rule.ts';

/** The questions that nearly everybody is asked. */
export type UsualQuestion = Exclude<Question, RareQuestion | AnsweredQuestion>;

/** What the client is about to do, at which question. */
interface ToDo {
  question: ChooseQuestion;
  change: Change;
}

/** What the page shows. */
export type Screen =
  | { name: 'loading' }
  | { name: 'not_asked'; failure: Failure }
  | { name: 'bad_link'; failure: Failure; screens: RareScreens }
  /** Whose request it is, where somebody else has signed in meanwhile. */
  | { name: 'other_person'; owner: string; failure: Failure; screens: RareScreens }
  /** `screens` where there is nothing left to grant. */
  | { name: 'question'; question: UsualQuestion; hasChanged: boolean; screens: RareScreens | false | null }
  | { name: 'rare_question'; question: RareQuestion; screens: RareScreens }
  | { name: 'answered'; question: AnsweredQuestion; hasChanged: boolean; screens: RareScreens }
  /** `token`: of the server's review; left out where nothing ends. */
  | ({ name: 'review'; token: string | undefined; screens: RareScreens } & ToDo)
  | ({ name: 'not_reviewed'; failure: Failure } & ToDo)
  | { name: 'step_up'; question: SignedInQuestion; answer: AnswerInput; screens: RareScreens }
  /** `lost` counts the replies that never came. After one, the answer may have been saved. */
  | { name: 'not_saved'; question: SignedInQuestion; answer: AnswerInput; failure: Failure; lost: number }
  | { name: 'done'; question: SignedInQuestion; receipt: Receipt };

type NotSaved = Extract<Screen, { name: 'not_saved' }>;

/** The conversation with the server: one question, one answer, and all that can come between. */
export type Consent = ReturnType<typeof useConsent>;

/** Holds what is on the screen, and the selection, which outlives every detour; speaks with the server. */
function useConversation() {
  const [screen, setScreen] = useState<Screen>({ name: 'loading' });
  const [draft, setDraft] = useState<Draft | null>(null);
  const clientId = useRef<ClientId | undefined>(undefined);
  const lastEmail = useRef<string | null>(null);
  /** Whose request it is, as far as this page knows. */
  const owner = useRef<string | null>(null);

  function show(next: Screen): void {
    arrive();
    setScreen(next);
  }

  async function ask({ hasChanged = false, requestId }: Asking = {}): Promise<void> {
    const input = { ...linkOf(requestId), clientId: clientId.current };
    const reply = await call<Question>('permission/question', input);
    if (reply.ok) await receive(reply.body, hasChanged);
    else show(await afterNoQuestion(reply, owner.current));
  }

  async function receive(question: Question, hasChanged: boolean): Promise<void> {
    if (question.step === 'sign_in') {
      rememberWaitingRequest();
      question.email ??= lastEmail.current;
    } else {
      forgetWaitingRequest();
      owner.current = lastEmail.current = question.person.email;
    }
    if (question.step === 'choose') {
      setDraft((last) => keepDraft({ question, choice: choiceFor(question, last ?? findDraft()) }));
    }
    await showQuestion(show, question, hasChanged);
  }

  /** Back to the person's accounts, where one of several was picked; otherwise to whoever signs in next. */
  async function switchAccount(): Promise<void> {
    if (clientId.current === undefined) {
      const reply = await call('api/auth/sign-out', {});
      if (!reply.ok) return show({ name: 'not_asked', failure: reply });
      // The person whose request it is goes on with it.
      lastEmail.current = screen.name === 'other_person' ? screen.owner : null;
      if (lastEmail.current === null) {
        setDraft(null);
        forgetDraft();
      }
    }
    clientId.current = undefined;
    await ask();
  }

  return { screen, show, draft, setDraft, clientId, ask, switchAccount, ...answering(show, ask) };
}

/** Why the page asks. */
interface Asking {
  /** The numbers changed while somebody answered. */
  hasChanged?: boolean;
  /** The request that was just answered: its plain link would open another. */
  requestId?: PermissionRequestId;
}

const linkOf = (requestId: PermissionRequestId | undefined) =>
  requestId
    ? { path: '/permission', query: `?request=${requestId}` }
    : { path: location.pathname, query: location.search };

/** The link is bad, or it is of somebody else than who has signed in since: here, or in another tab. */
async function afterNoQuestion(failure: Failure, owner: string | null): Promise<Screen> {
  if (failure.status === 404 && owner !== null) {
    const session = await call<{ email: string } | null>('api/auth/get-session');
    const isOther = session.ok && session.body !== null && session.body.email !== owner;
    const screens = isOther && (await loadRareScreens());
    if (screens) return { name: 'other_person', owner, failure, screens };
  }
  const isBad = isBadLink(failure);
  const screens = isBad && (await loadRareScreens());
  return screens ? { name: 'bad_link', failure, screens } : { name: 'not_asked', failure: isBad ? NO_ANSWER : failure };
}

/** Shows a question, with the screens that most people never see where it is one for them. */
async function showQuestion(show: (next: Screen) => void, question: Question, hasChanged = false): Promise<void> {
  if (question.step === 'choose' || question.step === 'sign_in') {
    const screens = question.step === 'choose' && isAllShared(question) && (await loadRareScreens());
    return show({ name: 'question', question, hasChanged, screens });
  }
  const screens = await loadRareScreens();
  if (!screens) return show({ name: 'not_asked', failure: NO_ANSWER });
  show(
    question.step === 'answered'
      ? { name: 'answered', question, hasChanged, screens }
      : { name: 'rare_question', question, screens },
  );
}

/** Sends what the client decided, and shows what became of it. */
function answering(show: (next: Screen) => void, ask: (why?: Asking) => Promise<void>) {
  async function send(question: SignedInQuestion, answer: AnswerInput, lost = 0): Promise<void> {
    const reply = await call<Receipt>('permission/answer', answer);
    if (reply.ok) {
      forgetDraft();
      return show({ name: 'done', question, receipt: reply.body });
    }
    await refused(reply, question, (screens, failure) =>
      screens
        ? { name: 'step_up', question, answer, screens }
        : { name: 'not_saved', question, answer, failure, lost: lost + Number(reply.status === 0) },
    );
  }

  /** What ends is reviewed by the server, which gives the token that the answer needs. */
  async function review(toDo: ToDo): Promise<void> {
    const { question, change } = toDo;
    const { withdraw } = change;
    const screens = await loadRareScreens();
    if (!screens) return show({ name: 'not_reviewed', ...toDo, failure: NO_ANSWER });
    if (withdraw.length === 0) return show({ name: 'review', ...toDo, token: undefined, screens });
    const input = { requestId: question.requestId, clientId: question.client.id, withdraw };
    const reply = await call<Review>('permission/review', input);
    if (reply.ok) return show({ name: 'review', ...toDo, token: reply.body.token, screens });
    await refused(reply, question, () => ({ name: 'not_reviewed', ...toDo, failure: reply }));
  }

  async function refused(
    reply: Failure,
    { requestId }: SignedInQuestion,
    otherwise: (stepUp: RareScreens | null, failure: Failure) => Screen,
  ): Promise<void> {
    const next = afterRefusedAnswer(reply);
    if (next === 'ask_again') return await ask();
    if (next === 'numbers_changed') return await ask({ hasChanged: true, requestId });
    const stepUp = next === 'step_up' ? await loadRareScreens() : null;
    // Its file did not come: that may work in a moment, and nothing was changed.
    show(otherwise(stepUp, next === 'step_up' ? { ...reply, status: 503, code: null } : reply));
  }

  return { send, review };
}

/** Offers what a screen may do: each act once at a time, however often a button is pressed. */
export function useConsent() {
  const { screen, show, draft, setDraft, clientId, ask, send, review, switchAccount } = useConversation();

  // Once, for the address that the page was opened with.
  useEffect(() => once(() => ask()), []);

  const tryAgain = ({ question, answer, lost }: NotSaved) => once(() => send(question, answer, lost));
  return {
    screen,
    choice: draft?.choice ?? null,
    askAgain: () => once(() => ask()),
    /** Asks again within the task that is running. */
    ask: () => ask(),
    /** Signed in again: repeats the answer within the task that signed in. */
    confirmed: send,
    switchAccount: () => once(switchAccount),
    pickClient(id: ClientId) {
      clientId.current = id;
      once(() => ask());
    },
    /** While an answer is on its way the choice stays as it was sent. */
    choose(choice: Choice) {
      setDraft((last) => last && (isBusy() ? { ...last } : keepDraft({ ...last, choice })));
    },
    review: ({ question, change }: ToDo) => once(() => review({ question, change })),
    tryAgain,
    save({ question, change, token }: ToDo & { token?: string | undefined }) {
      const { requestId, client } = question;
      const answer = { requestId, decision: 'save', clientId: client.id, ...change } as const;
      once(() => send(question, token === undefined ? answer : { ...answer, review: token }));
    },
    deny: (question: SignedInQuestion) =>
      once(() => send(question, { requestId: question.requestId, decision: 'deny' })),
    backTo: (question: SignedInQuestion) => once(() => showQuestion(show, question)),
    /** Nobody may be told of a failure that was none: the same answer once more gets its receipt, and leads back with it. */
    giveUp: (screen: NotSaved) => (screen.lost > 0 ? tryAgain(screen) : leave(screen.question.errorReturn)),
  };
}

function choiceFor(question: ChooseQuestion, last: Draft | null): Choice {
  const isSame =
    last?.question.client.id === question.client.id && last.question.person.email === question.person.email;
  return isSame ? carryChoice(last.choice, last.question.channels, question.channels) : firstChoice(question.channels);
}
