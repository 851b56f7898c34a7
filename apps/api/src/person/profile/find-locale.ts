import type { Locale, PersonId } from '@chatelaine/shared';
import type { Work } from '../../platform/work.ts';
import { PersonProfileEntity } from '../person.entity.ts';

/** Finds the language that a person chose. Null when the person chose none. */
export async function findLocale(work: Work, personId: PersonId): Promise<Locale | null> {
  const choices = await work.em.findOne(PersonProfileEntity, { personId }, { disableIdentityMap: true });
  return choices?.locale ?? null;
}
