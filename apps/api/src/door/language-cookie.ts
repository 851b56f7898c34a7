import { LOCALES, type Locale } from '@chatelaine/shared';
import { parseCookies } from 'better-auth/cookies';
import type { Request, Response } from 'express';
import { pageLocale } from '../onboarding/index.ts';
import { cookiePrefix, isSecure } from '../person/index.ts';

const YEAR_MS = 365 * 24 * 60 * 60_000;
const nameOf = (baseUrl: string): string => `${cookiePrefix(baseUrl)}${isSecure(baseUrl) ? '-' : '.'}language`;

/** Reads the language that the last person of this browser chose. */
export const keptLanguage = (req: Request, baseUrl: string): string | null =>
  parseCookies(req.get('cookie') ?? '').get(nameOf(baseUrl)) ?? null;

/**
 * Chooses the language of a page: the one that the link names, or else the chosen one, or else the best one for the
 * browser.
 */
export const languageOf = (req: Request, chosen: string | null): Locale =>
  pageLocale(req.query.lang ?? chosen, req.acceptsLanguages([...LOCALES]));

/**
 * Keeps the language that a person chose, so that the pages before the sign-in have this language too. Null removes it.
 * The cookie says nothing about the person but the language.
 */
export function keepLanguage(
  { req, res }: { req: Request; res: Response },
  baseUrl: string,
  chosen: Locale | null,
): void {
  if (keptLanguage(req, baseUrl) === chosen) return;
  const options = { httpOnly: true, sameSite: 'lax', secure: isSecure(baseUrl), path: '/' } as const;
  if (chosen === null) res.clearCookie(nameOf(baseUrl), options);
  else res.cookie(nameOf(baseUrl), chosen, { ...options, maxAge: YEAR_MS });
}
