import { eventually } from '@chatelaine/tools/browser/eventually';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { BrowserWorld } from './browser-world.ts';
import type { Leave, State } from './state.ts';
import { passSight } from './until-seen.ts';
import { type Visit, visitIn } from './visit.ts';

// This limit is higher than the number of tab stops in any state.
const MANY_STOPS = 60;

/** Describes the focused element as a screen reader does: `- button "Not now"`. */
export const focused = (page: Page): Promise<string> => page.locator(':focus').ariaSnapshot();

interface Walk {
  /** True: the window already shows the state, so the check does not open the state again. */
  isThere?: boolean;
  /** The ways out that the test takes. The default is all ways out of the state. */
  leaves?: readonly Leave[];
  /** The longest time in ms that the check waits for the first focus. */
  patience?: number;
}

/**
 * Expects that a person can use a state with the keyboard alone. Checks the first focus, the elements that Tab reaches,
 * and the ways out.
 */
export async function expectKeyboard(
  state: State,
  world: BrowserWorld,
  { isThere = false, leaves = state.leave ?? [], patience }: Walk = {},
): Promise<void> {
  const visit = visitIn(world, 'en');
  if (!isThere) await reach(state, visit);
  await expectFocus(state, visit, patience);
  const stops = await tabStops(visit.page);
  expect(stops.map(({ id }) => id)).toEqual(await pressable(visit.page));
  expect(stops.filter(({ isSeen }) => !isSeen)).toEqual([]);
  await expectEscapeIsHarmless(state, visit);
  for (const [at, leave] of leaves.entries()) {
    if (at > 0 || !(await isLeftFromHere(visit, leave))) await reach(state, visit);
    await leaveBy(visit, leave, at);
  }
}

/**
 * Returns whether a test can take this way out after it has pressed Escape, without opening the state again. A way out
 * with `before` needs the state again, because the keys of `before` start from the state's first focus.
 */
async function isLeftFromHere({ page }: Visit, { by, before }: Leave): Promise<boolean> {
  return before === undefined && (await pressable(page)).some((stop) => stop?.endsWith(` ${by}`));
}

async function reach(state: State, visit: Visit): Promise<void> {
  await state.reach(visit);
  await visit.page.getByRole('heading', { level: 1, name: state.h1, exact: true }).waitFor();
  await passSight(visit.page);
}

// A screen moves the focus a moment after its text appears, so this function waits for the expected focus.
async function expectFocus({ focus, h1 }: State, { page }: Visit, patience?: number): Promise<void> {
  if (focus !== null) await eventually(() => focused(page), patience).toContain(`- ${focus ?? `heading "${h1}"`}`);
}

async function expectEscapeIsHarmless(state: State, { page, world }: Visit): Promise<void> {
  const answers = world.seen.count('POST /permission/answer');
  for (let time = 0; time < 3; time++) await page.keyboard.press('Escape');
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(state.h1);
  expect(world.seen.count('POST /permission/answer')).toBe(answers);
}

/**
 * Moves the focus with Tab to the button, link or checkbox of this way out, and presses it with a key. If Enter and
 * Space both work there, the tests use the two keys in turn.
 */
async function leaveBy(visit: Visit, { by, before, leads }: Leave, at: number): Promise<void> {
  const { page } = visit;
  await before?.(visit);
  await passSight(page);
  for (let time = 0; (await nameOfFocus(page)) !== by; time++) {
    if (time > MANY_STOPS) throw new Error(`No Tab leads to "${by}".`);
    await page.keyboard.press('Tab');
  }
  const arrived = leads(visit);
  const isLink = (await focused(page)).startsWith('- link');
  await page.keyboard.press(isLink || at % 2 === 0 ? 'Enter' : 'Space');
  await arrived;
}

const nameOfFocus = (page: Page): Promise<string> =>
  page.evaluate("document.activeElement === document.body ? '' : document.activeElement.innerText ?? ''");

/** Presses Tab until the focus has been once around the page. Returns the stops, and if their ring is visible. */
async function tabStops(page: Page): Promise<{ id: string; isSeen: boolean }[]> {
  await page.evaluate(MARK);
  const stops = new Map<string, boolean>();
  let last = '';
  for (let time = 0; time < MANY_STOPS; time++) {
    await page.keyboard.press('Tab');
    const { id, isSeen } = await page.evaluate<{ id: string; isSeen: boolean }>(FOCUS);
    if (id !== last && stops.has(id)) break;
    // A date field has more stops inside, all with the id of the field. These stops do not count, because the browser
    // draws their ring. After the last stop of the page, the focus moves to the browser itself, and the id is empty.
    if (id !== '' && id !== last) stops.set(id, isSeen);
    last = id;
  }
  const ordered = await pressable(page);
  return [...stops]
    .map(([id, isSeen]) => ({ id, isSeen }))
    .sort((a, b) => ordered.indexOf(a.id) - ordered.indexOf(b.id));
}

/**
 * Lists all elements that a person can press or fill in, in the order of the page. An entry is the position and the
 * name that the element had when `tabStops` began, or undefined if the page has added the element since. A group of
 * radio buttons counts as one element.
 */
const pressable = (page: Page): Promise<(string | undefined)[]> =>
  page.evaluate(`window.pressable().map((each) => each.stop)`);

const MARK = `
window.pressable = () => {
  const within = document.querySelector('dialog[open]') ?? document.body;
  const all = [...within.querySelectorAll('a[href], button, summary, input')].filter((each) => each.checkVisibility());
  const group = ({ name }) => all.filter((each) => each.type === 'radio' && each.name === name);
  const stands = (radio) => radio === (group(radio).find((each) => each.checked) ?? group(radio)[0]);
  return all.filter((each) => each.type !== 'radio' || stands(each));
};
window.pressable().forEach((each, at) => { each.stop = at + ' ' + (each.innerText || each.labels?.[0]?.innerText || each.type); });
document.activeElement.blur();
`;

const FOCUS = `(() => {
  const at = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(at);
  const isSeen = at.matches(':focus-visible') && outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  return { id: at === document.body ? '' : at.stop ?? at.tagName, isSeen };
})()`;
