import { LOCALES, type Locale } from '@chatelaine/shared';

/**
 * The language of the page: the one that the link names, else the browser's first one that we have, else English.
 *
 * @param lang `lang` of the link, as it came; only the language of a regional form like `pt-BR` counts.
 * @param accepted the best of our languages according to the browser's `Accept-Language`; false for none.
 */
export function pageLocale(lang: unknown, accepted: string | false): Locale {
  const asked = typeof lang === 'string' ? lang.slice(0, 2).toLowerCase() : '';
  return findLocale(asked) ?? findLocale(accepted) ?? 'en';
}

const findLocale = (name: string | false): Locale | undefined => LOCALES.find((locale) => locale === name);
