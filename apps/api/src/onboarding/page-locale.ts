import { LOCALES, type Locale } from '@chatelaine/shared';

/**
 * Chooses the language of the page: the language that the link names, or else the best of our languages for the
 * browser, or else English.
 *
 * @param lang the parameter `lang` of the link, unchecked. For a regional form like `pt-BR`, only the language counts.
 * @param accepted the best of our languages according to the browser's `Accept-Language`; false when none of our
 * languages is accepted.
 */
export function pageLocale(lang: unknown, accepted: string | false): Locale {
  const asked = typeof lang === 'string' ? lang.slice(0, 2).toLowerCase() : '';
  return findLocale(asked) ?? findLocale(accepted) ?? 'en';
}

const findLocale = (name: string | false): Locale | undefined => LOCALES.find((locale) => locale === name);
