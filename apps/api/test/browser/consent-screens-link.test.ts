import { expectStates } from './support/expect-states.ts';
import { LINK_STATES } from './support/states-link.ts';

expectStates(LINK_STATES);
