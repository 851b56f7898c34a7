import { expectStates } from './support/expect-states.ts';
import { ANSWER_STATES } from './support/states-answer.ts';

expectStates(ANSWER_STATES);
