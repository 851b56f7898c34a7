import { expectStates } from './support/expect-states.ts';
import { LIST_STATES } from './support/states-list.ts';

expectStates(LIST_STATES);
