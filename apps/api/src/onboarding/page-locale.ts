import { LOCALES, type Locale } from '@chatelaine/shared';
import type { Request } from 'express';

/** The language of the page: the one that the link asks for with `lang`, else the browser's first that we have, else English. */
export function pageLocale(req: Pick<Request, 'query' | 'acceptsLanguages'>): Locale {
  const { lang } = req.query;
  const asked = typeof lang === 'string' ? lang.slice(0, 2).toLowerCase() : '';
  return findLocale(asked) ?? findLocale(req.acceptsLanguages([...LOCALES]) || '') ?? 'en';
}

const findLocale = (name: string): Locale | undefined => LOCALES.find((locale) => locale === name);
