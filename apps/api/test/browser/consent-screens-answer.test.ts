import { test } from 'vitest';
import { expectState } from './support/expect-state.ts';
import { expectKeyboard } from './support/keyboard.ts';
import { ANSWER_STATES } from './support/states-answer.ts';

test.each(ANSWER_STATES)('$name: h1, no text cut in any language, nothing that axe objects to', expectState);

test.each(ANSWER_STATES)('$name: the keyboard alone suffices', expectKeyboard);
