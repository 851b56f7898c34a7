import { isFull } from '@chatelaine/tools/rounds';
import { test } from 'vitest';
import type { BrowserWorld } from '../../browser/support/browser-world.ts';
import type { User } from '../../world/visitor.ts';
import { openWindow } from '../../world/window.ts';
import { allowClipboard } from './clipboard.ts';
import { enterHub } from './enter-hub.ts';
import { HANDS, type Hand, type HandKind } from './hand/hand.ts';
import { handOn } from './hand/hand-on.ts';
import type { HubVisit } from './hub-state.ts';

interface Walk {
  /** The way in a quick run. A full run has every way. */
  quick: HandKind;
}

/** Tells one story in each way in which a person can work. The story must be the same, whatever the hand is. */
export function walk(title: string, { quick }: Walk, story: (kind: HandKind) => Promise<void>): void {
  for (const kind of HANDS) test.runIf(isFull || kind === quick)(`${title}, with the ${kind}`, () => story(kind));
}

/** A person in a hub, who works in one way. */
export interface Walker extends HubVisit, AsyncDisposable {
  hand: Hand;
  /** The way, for names that must differ between two walks in one world. */
  kind: HandKind;
}

/** Opens a window of its own in the world, and signs the person in there. */
export async function enter(
  world: BrowserWorld,
  user: User,
  area: 'partner' | 'client',
  kind: HandKind,
): Promise<Walker> {
  const window = await openWide(world);
  const visit = await enterHub({ ...world, ...window }, user, { area, by: kind });
  return { ...visit, hand: handOn(visit.page, kind), kind, [Symbol.asyncDispose]: () => window[Symbol.asyncDispose]() };
}

/** Opens a wide window in the world, which may use the clipboard. */
export async function openWide({ nodes }: Pick<BrowserWorld, 'nodes'>) {
  const window = await openWindow(nodes[0].port, { options: { viewport: { width: 1280, height: 800 } } });
  await allowClipboard(window.context);
  return window;
}
