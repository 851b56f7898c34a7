import type { Locale } from '@chatelaine/shared';
import { CATALOGUE } from '../../../../hub/src/texts/catalogue.ts';
import type { BrowserWorld } from '../../browser/support/browser-world.ts';
import { arriveAs } from '../../browser/support/sign-in.ts';
import type { User } from '../../world/visitor.ts';
import type { HubVisit } from './hub-state.ts';

/** Where a person arrives, and in which language. */
interface Arrival {
  area?: 'partner' | 'client' | 'profile';
  lang?: Locale;
}

/** Opens a hub for a person who is signed in, at its first screen. */
export async function enterHub(
  world: BrowserWorld,
  user: User,
  { area = 'client', lang = 'en' }: Arrival = {},
): Promise<HubVisit> {
  const { page, baseUrl } = world;
  // axe must not measure a colour in the middle of a transition.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await arriveAs(world, user);
  await page.goto(`${baseUrl}/${area}?lang=${lang}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { page, t: CATALOGUE[lang], world };
}
