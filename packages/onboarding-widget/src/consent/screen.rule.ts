import type { AnswerInput, Question, Receipt } from '@chatelaine/shared';
import type { ToDo } from './answer.rule.ts';
import type { RareScreens } from './load-rare-screens.ts';
import type { SignedInQuestion, UsualQuestion } from './question.ts';
import type { RareScreenState } from './rare-screens.tsx';
import type { Failure } from './server.ts';

/** What the page shows. `screens` is the file with the screens that most people never see. */
export type Screen =
  | { name: 'loading' }
  | { name: 'not_asked'; failure: Failure }
  /** `screens` where there is nothing left to grant. */
  | { name: 'question'; question: UsualQuestion; hasChanged: boolean; screens: RareScreens | null }
  | ({ name: 'not_reviewed'; failure: Failure } & ToDo)
  /** `lost` counts the replies that never came. After one, the answer may have been saved. */
  | { name: 'not_saved'; question: SignedInQuestion; answer: AnswerInput; failure: Failure; lost: number }
  | { name: 'done'; question: SignedInQuestion; receipt: Receipt }
  | (RareScreenState & { screens: RareScreens });

/** What a screen shows beside the question that it stands at. */
type Beside<Name extends Screen['name']> = Omit<Extract<Screen, { name: Name }>, 'question'>;

/** What happened: what the server replied, or what the person did. `screens` is null where their file did not come. */
export type Reply =
  /**
   * There is a question: the server asks it, or the person goes back to it. `hasChanged`: an answer was not taken,
   * because the numbers are others now.
   */
  | { name: 'asked'; question: Question; hasChanged: boolean; screens: RareScreens | null }
  /** The server does not ask. `owner`: whose request it is, where somebody else is signed in. */
  | { name: 'not_asked'; failure: Failure; owner?: string; screens?: RareScreens | null }
  | Beside<'review'>
  | (Beside<'not_reviewed'> & { screens?: RareScreens | null })
  /** The server did not take an answer. `screens` where it wants to know once more who answers. */
  | { name: 'not_saved'; answer: AnswerInput; failure: Failure; screens?: RareScreens | null }
  | Beside<'done'>;

/** Gives the screen that follows. A reply that cannot come to a screen leaves it as it is. */
export function screenAfter(screen: Screen, reply: Reply): Screen {
  // What is over stays over.
  if (screen.name === 'done' || screen.name === 'answered' || screen.name === 'bad_link') return screen;
  if (reply.name === 'asked') return afterQuestion(reply) ?? screen;
  if (reply.name === 'not_asked') return afterNoQuestion(reply);
  // The others are about a question to somebody who is signed in.
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
    // The file did not come: that may work in a moment, and nothing was changed.
    failure: screens === null ? { ...failure, status: 503, code: null } : failure,
    lost: lost + Number(failure.status === 0),
  };
}
