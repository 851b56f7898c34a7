import type { Page } from 'playwright-core';
import type { Hand, HandKind } from './hand.ts';
import { keyboardHand } from './keyboard-hand.ts';
import { mouseHand } from './mouse-hand.ts';

/** Makes the hand of a person on a page. */
export const handOn = (page: Page, kind: HandKind): Hand => (kind === 'mouse' ? mouseHand(page) : keyboardHand(page));
