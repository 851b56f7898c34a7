import type { Page } from 'playwright-core';
import type { Texts } from '../../../../hub/src/texts/catalogue.ts';
import type { BrowserWorld } from '../../browser/support/browser-world.ts';
import type { User } from '../../world/visitor.ts';

/** The hub in a browser: the page, the texts of its language, and the world behind it. */
export interface HubVisit {
  page: Page;
  /** The texts in the language of the page. A state finds buttons and links by these, so it works in every language. */
  t: Texts;
  world: BrowserWorld;
}

/** One thing that the hubs can show: a screen, or a dialog on a screen. */
export interface HubState {
  /** The screen, as `routes.ts` writes it: the area and the path, such as `client channels/:channelId`. */
  route: string;
  /** What the screen shows, such as `list`, `empty` or `dialog: revoke`. */
  name: string;
  /** Who looks. The default is the owner of the first account of the area. */
  user?(world: BrowserWorld): User;
  /** Prepares the world before the person arrives. Returns {@link READY} when the world was prepared already. */
  arrange?(world: BrowserWorld): Promise<unknown>;
  /** Leads from the first screen of the area to the state, by role and name, as a person goes. */
  reach?(visit: HubVisit): Promise<unknown>;
  /** The h1 of the screen. */
  title(t: Texts): string | RegExp;
  /** The title of the dialog, when the state has one. */
  dialog?(t: Texts): string | RegExp;
  /** True: the state changes the world so much that no other state can follow. */
  spoils?: boolean;
}

/** What the preparation of a state returns when it has changed nothing. */
export const READY = 'ready';

/** The area of a state. */
export const areaOf = ({ route }: HubState) => route.split(' ')[0] as 'partner' | 'client' | 'profile';
