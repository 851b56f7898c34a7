import type { Question } from '@chatelaine/shared';

/** A question that most people are never asked. */
export type RareQuestion = Exclude<Question, { step: 'sign_in' | 'choose' | 'answered' }>;

/** A request that the person has answered. */
export type AnsweredQuestion = Extract<Question, { step: 'answered' }>;

/** The questions that nearly everybody is asked. */
export type UsualQuestion = Exclude<Question, RareQuestion | AnsweredQuestion>;

/** A question to a person who is signed in. */
export type SignedInQuestion = Exclude<Question, { step: 'sign_in' | 'answered' }>;
