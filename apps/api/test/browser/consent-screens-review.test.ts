import { expectStates } from './support/expect-states.ts';
import { REVIEW_STATES } from './support/states-review.ts';

expectStates(REVIEW_STATES);
