import type { Locale } from '@chatelaine/shared';
import * as de from './de/index.ts';
import * as en from './en/index.ts';
import * as pt from './pt/index.ts';

/** Every text of the hubs. English has all texts. Another language has the same texts, with the same blanks to fill. */
export type Texts = {
  [Room in keyof typeof en]: {
    [Name in keyof (typeof en)[Room]]: (typeof en)[Room][Name] extends string ? string : (typeof en)[Room][Name];
  };
};

/** All texts in all languages. A page loads one language: the build replaces `texts/en` by another folder. */
export const CATALOGUE: Record<Locale, Texts> = { en, de, pt };
