import { expectStates } from './support/expect-states.ts';
import { PERSON_STATES } from './support/states-person.ts';

expectStates(PERSON_STATES);
