import { CATALOGUE } from '../../../../hub/src/texts/catalogue.ts';

/** The titles of the screens that say that an address leads nowhere. */
export const NOTHING_HERE: readonly string[] = Object.values(CATALOGUE).flatMap(({ frame }) => [
  frame.notFoundTitle,
  frame.noAccountTitle,
]);
