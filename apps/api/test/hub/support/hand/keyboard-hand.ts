import { eventually } from '@chatelaine/tools/browser/eventually';
import type { Locator, Page } from 'playwright-core';
import { hasFocus, isLineFocused, seeFocus } from './focus.ts';
import type { Hand, Name, Part, Pressed, Ticked } from './hand.ts';
import { inFront, partOf } from './in-front.ts';

// This limit is higher than the number of tab stops on any screen.
const MANY_STOPS = 120;
// This limit is higher than the number of options of any list, and of radio buttons of any group.
const MANY_OPTIONS = 30;
const FOCUS_PATIENCE_MS = 3000;

/**
 * Makes the hand of a person who uses the keyboard alone. Before and after every act it expects that the focus is on an
 * element that the person sees, with a ring. Only a document that has just been loaded may have the focus nowhere.
 */
export function keyboardHand(page: Page, patience = FOCUS_PATIENCE_MS): Hand {
  const { keyboard } = page;
  let isNew = true;
  page.on('domcontentloaded', () => {
    isNew = true;
  });
  const expectFocus = async () => {
    if (!isNew) await eventually(async () => (isNew ? 'seen' : seeFocus(page)), patience).toBe('seen');
  };
  const act = async (target: Locator, keys: () => Promise<void>, isThere = () => hasFocus(page, target)) => {
    await target.waitFor();
    await expectFocus();
    await tabTo(page, target, isThere);
    isNew = false;
    await expectFocus();
    await keys();
    await expectFocus();
  };
  const pressed = (role: Pressed | Ticked, name: Name, part?: Part) =>
    partOf(page, part).getByRole(role, { name, exact: true });
  const field = (label: string) => inFront(page).getByLabel(label, { exact: true });
  const keyOf = (role: Pressed) => (role === 'switch' ? 'Space' : 'Enter');

  return {
    press: (role, name, part) => act(pressed(role, name, part), () => keyboard.press(keyOf(role))),
    pressTwice: (role, name) =>
      act(pressed(role, name), async () => {
        await Promise.all([keyboard.press(keyOf(role)), keyboard.press(keyOf(role))]);
      }),
    tick: async (role, name, isTicked = true) => {
      const target = pressed(role, name);
      // Tab leads to one radio button of a group, and the arrows lead to the others.
      if (role === 'radio')
        return act(
          target,
          () => arrowDownTo(page, () => hasFocus(page, target)),
          () => hasFocus(page, inFront(page).getByRole('radio')),
        );
      await act(target, async () => {
        if ((await target.isChecked()) !== isTicked) await keyboard.press('Space');
      });
    },
    write: (label, text) =>
      act(field(label), async () => {
        await keyboard.press('ControlOrMeta+A');
        await keyboard.type(text);
      }),
    // The fields for the month, the day and the year stand in the order of the browser's language, which is English.
    setDay: (label, day) =>
      act(field(label), async () => {
        const [year = '', month = '', date = ''] = day.split('-');
        await keyboard.type(`${month}${date}${year}`);
      }),
    choose: (label, option) =>
      act(field(label), async () => {
        const chosen = field(label).getByRole('option', { name: option, exact: true, selected: true });
        await keyboard.press('Home');
        await arrowDownTo(page, async () => (await chosen.count()) > 0);
      }),
    open: (summary) => {
      const line = inFront(page).getByRole('group').getByText(summary, { exact: true });
      return act(
        line,
        () => keyboard.press('Enter'),
        () => isLineFocused(line),
      );
    },
    escape: async () => {
      await keyboard.press('Escape');
      await expectFocus();
    },
    rest: expectFocus,
  };
}

/** Presses Tab until the focus is there. */
async function tabTo(page: Page, target: Locator, isThere: () => Promise<boolean>): Promise<void> {
  for (let stop = 0; stop < MANY_STOPS; stop++) {
    if (await isThere()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`No Tab leads to ${target}.`);
}

/** Presses the arrow down until it has led there. */
async function arrowDownTo(page: Page, isThere: () => Promise<boolean>): Promise<void> {
  for (let option = 0; option < MANY_OPTIONS; option++) {
    if (await isThere()) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error('No arrow leads there.');
}
