/** The roles of the things that a person presses. */
export type Pressed = 'link' | 'button' | 'switch';

/** The roles of the things that a person ticks. */
export type Ticked = 'checkbox' | 'radio';

/** What a person calls a thing: its whole accessible name, or a pattern for it. */
export type Name = string | RegExp;

/** A part of the page by its role, for a name that the page has in two of them. */
export type Part = 'banner' | 'navigation' | 'main';

/** What a person does on a page. Everything is found by its role and its accessible name, in the innermost dialog. */
export interface Hand {
  press(role: Pressed, name: Name, part?: Part): Promise<void>;
  /** Presses twice, as fast as the hand can. */
  pressTwice(role: Pressed, name: Name): Promise<void>;
  /** Ticks a box or chooses a radio button. With `false` it clears the box. */
  tick(role: Ticked, name: Name, isTicked?: boolean): Promise<void>;
  /** Replaces the text of a field, which is found by its label. */
  write(label: string, text: string): Promise<void>;
  /** Sets a field for a date to a day such as `2026-12-31`. */
  setDay(label: string, day: string): Promise<void>;
  /** Chooses an option of a list by its words. */
  choose(label: string, option: string): Promise<void>;
  /** Opens what is behind a line of a disclosure. */
  open(summary: string): Promise<void>;
  /** Presses Esc. A person who uses a mouse does that too. */
  escape(): Promise<void>;
  /** Expects at the end of a walk that this way of working leaves nothing behind, such as a lost focus. */
  rest(): Promise<void>;
}

/** The two ways in which every walk-through is done. */
export const HANDS = ['mouse', 'keyboard'] as const;

/** A way in which a walk-through is done. */
export type HandKind = (typeof HANDS)[number];
