import { expectStates } from './support/expect-states.ts';
import { CHOOSE_STATES } from './support/states-choose.ts';

expectStates(CHOOSE_STATES);
