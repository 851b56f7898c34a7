import { ANSWER_STATES } from './states-answer.ts';
import { CHOOSE_STATES } from './states-choose.ts';
import { LINK_STATES } from './states-link.ts';
import { LIST_STATES } from './states-list.ts';
import { PERSON_STATES } from './states-person.ts';
import { REVIEW_STATES } from './states-review.ts';

/** All states that the consent page and the pages around it can show. */
export const STATES = [
  ...LINK_STATES,
  ...PERSON_STATES,
  ...CHOOSE_STATES,
  ...LIST_STATES,
  ...REVIEW_STATES,
  ...ANSWER_STATES,
];
