import type { Locale } from '@chatelaine/shared';
import * as de from './de.ts';
import * as en from './en.ts';
import * as pt from './pt.ts';

/** Every text of the page. English has all texts. Another language has the same texts, with the same blanks to fill. */
export type Texts = {
  [Name in keyof typeof en]: (typeof en)[Name] extends string ? string : (typeof en)[Name];
};

/** All texts in all languages. The page itself loads one language, through `texts.ts`. */
export const CATALOGUE: Record<Locale, Texts> = { en, de, pt };
