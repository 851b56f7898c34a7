import { test } from 'vitest';
import { expectState } from './support/expect-state.ts';
import { expectKeyboard } from './support/keyboard.ts';
import { PERSON_STATES } from './support/states-person.ts';

test.each(PERSON_STATES)('$name: h1, no text cut in any language, nothing that axe objects to', expectState);

test.each(PERSON_STATES)('$name: the keyboard alone suffices', expectKeyboard);
