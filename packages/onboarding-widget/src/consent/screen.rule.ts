import type { AnswerInput, Question, Receipt, ToDo } from '@chatelaine/shared';
import type { RareScreens } from './load-rare-screens.ts';
import type { SignedInQuestion, UsualQuestion } from './question.ts';
import type { RareScreenState } from './rare-screens.tsx';
import type { Failure } from './server.ts';

/** The screen of the page. `screens` is the file with the screens that most people never see. */
export type Screen =
  | { name: 'loading' }
  | { name: 'not_asked'; failure: Failure }
  /** `screens` is there when no number is left to grant. */
  | { name: 'question'; question: UsualQuestion; hasChanged: boolean; screens: RareScreens | null }
  | ({ name: 'not_reviewed'; failure: Failure } & ToDo)
  /** `lost` counts the replies that never arrived. After a lost reply, the answer may have been saved. */
  | { name: 'not_saved'; question: SignedInQuestion; answer: AnswerInput; failure: Failure; lost: number }
  | { name: 'done'; question: SignedInQuestion; receipt: Receipt }
  | (RareScreenState & { screens: RareScreens });

/** The values of a screen without its question. */
type Beside<Name extends Screen['name']> = Omit<Extract<Screen, { name: Name }>, 'question'>;

/** A reply of the server, or an act of the person. `screens` is null when the file of the rare screens did not load. */
export type Reply =
  /**
   * There is a question: the server asks it, or the person returns to it. `hasChanged` means that an answer was
   * refused, because the numbers have changed.
   */
  | { name: 'asked'; question: Question; hasChanged: boolean; screens: RareScreens | null }
  /** The server asks no question. `owner` is the person who opened the request, when another person is signed in. */
  | { name: 'not_asked'; failure: Failure; owner?: string; screens?: RareScreens | null }
  | Beside<'review'>
  | (Beside<'not_reviewed'> & { screens?: RareScreens | null })
  /** The server did not accept an answer. `screens` is there when the server asks for the password again. */
  | { name: 'not_saved'; answer: AnswerInput; failure: Failure; screens?: RareScreens | null }
  | Beside<'done'>;

/** Returns the next screen. A reply that cannot come to a screen leaves the screen unchanged. */
export function screenAfter(screen: Screen, reply: Reply): Screen {
  // These screens are final: no reply replaces them.
  if (screen.name === 'done' || screen.name === 'answered' || screen.name === 'bad_link') return screen;
  if (reply.name === 'asked') return afterQuestion(reply) ?? screen;
  if (reply.name === 'not_asked') return afterNoQuestion(reply);
  // The other replies are about a question to a person who is signed in.
  if (!('question' in screen) || screen.question.step === 'sign_in') return screen;
  const { question } = screen;
  if (reply.name === 'done') return { ...reply, question };
  if (reply.name === 'not_saved') return afterRefusal(question, reply, screen.name === 'not_saved' ? screen.lost : 0);
  return question.step === 'choose' ? { ...reply, question } : screen;
}

function afterQuestion({ question, hasChanged, screens }: Extract<Reply, { name: 'asked' }>): Screen | null {
  if (question.step === 'sign_in' || question.step === 'choose') {
    return { name: 'question', question, hasChanged, screens };
  }
  if (!screens) return null;
  return question.step === 'answered'
    ? { name: 'answered', question, hasChanged, screens }
    : { name: 'rare_question', question, screens };
}

function afterNoQuestion({ failure, owner, screens }: Extract<Reply, { name: 'not_asked' }>): Screen {
  if (!screens) return { name: 'not_asked', failure };
  return owner ? { name: 'other_person', owner, failure, screens } : { name: 'bad_link', failure, screens };
}

function afterRefusal(
  question: SignedInQuestion,
  { answer, failure, screens }: Extract<Reply, { name: 'not_saved' }>,
  lost: number,
): Screen {
  if (screens) return { name: 'step_up', question, answer, screens };
  return {
    name: 'not_saved',
    question,
    answer,
    // The file of the rare screens did not load. The failure gets status 503, so the page says that another try may
    // work in a moment. The server has changed nothing.
    failure: screens === null ? { ...failure, status: 503, code: null } : failure,
    lost: lost + Number(failure.status === 0),
  };
}
