import { LOCALES, type Locale } from '@chatelaine/shared';

/**
 * The language of the page: the one that the link asks for, else the first of the browser's that we have, else English.
 *
 * @param lang `lang` of the link, as it came; of a region, `pt-BR`, only the language counts.
 * @param accepted The best of our languages by the browser's `Accept-Language`; false for none.
 */
export function pageLocale(lang: unknown, accepted: string | false): Locale {
  const asked = typeof lang === 'string' ? lang.slice(0, 2).toLowerCase() : '';
  return findLocale(asked) ?? findLocale(accepted) ?? 'en';
}

const findLocale = (name: string | false): Locale | undefined => LOCALES.find((locale) => locale === name);
