import { test } from 'vitest';
import { expectState } from './support/expect-state.ts';
import { expectKeyboard } from './support/keyboard.ts';
import { LIST_STATES } from './support/states-list.ts';

test.each(LIST_STATES)('$name: h1, no text cut in any language, nothing that axe objects to', expectState);

test.each(LIST_STATES)('$name: the keyboard alone suffices', expectKeyboard);
