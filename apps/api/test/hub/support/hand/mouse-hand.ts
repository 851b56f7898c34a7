import type { Page } from 'playwright-core';
import type { Hand, Name, Part, Pressed } from './hand.ts';
import { inFront, partOf } from './in-front.ts';

/** Makes the hand of a person who uses a mouse, and the keyboard only to write. */
export function mouseHand(page: Page): Hand {
  const pressed = (role: Pressed, name: Name, part?: Part) => partOf(page, part).getByRole(role, { name, exact: true });
  const field = (label: string) => inFront(page).getByLabel(label, { exact: true });
  return {
    press: async (role, name, part) => {
      const target = pressed(role, name, part);
      // A person can press a greyed button too. It must do nothing.
      await target.click({ force: await target.isDisabled() });
    },
    pressTwice: (role, name) => pressed(role, name).dblclick(),
    tick: (role, name, isTicked = true) => inFront(page).getByRole(role, { name, exact: true }).setChecked(isTicked),
    write: (label, text) => field(label).fill(text),
    setDay: (label, day) => field(label).fill(day),
    choose: async (label, option) => {
      await field(label).selectOption({ label: option });
    },
    open: (summary) => inFront(page).getByRole('group').getByText(summary, { exact: true }).click(),
    escape: () => page.keyboard.press('Escape'),
    rest: async () => {},
  };
}
