import type { Actor, Settings } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';
import { getOwnPartner } from './get-partner.ts';
import { viewSettings } from './settings.view.ts';

/** Gets the settings of the actor's own partner. */
export async function getSettings(work: Work, actor: Actor): Promise<Settings> {
  return viewSettings(await getOwnPartner(work, actor));
}
