import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locale } from '@chatelaine/shared';
import type { Partner } from '../partner/index.ts';
import { pathIn } from '../platform/base-url.ts';
import { escapeHtml } from '../platform/http/html.ts';

/**
 * The names of the built pages: the consent page with its question, and the page to sign in or sign up without a
 * request.
 */
export type PageName = 'permission' | 'account';

interface Manifest {
  pages: Record<PageName, Record<Locale, { script: string; styles: string[] }>>;
  noScript: Record<Locale, ShellTexts>;
  /** The text above the question when the partner is testing. */
  testing: Record<Locale, string>;
}

/** The texts of the page before its script runs, and for browsers that run no script. */
interface ShellTexts {
  title: string;
  body: string;
}

interface ShellOptions {
  page: PageName;
  locale: Locale;
  nonce: string;
  /** The setting BASE_URL. */
  home: string;
  partner: Pick<Partner, 'name' | 'testing'> | null;
}

/** The built consent page: its files, and the HTML shell that loads them. */
export interface ConsentPage {
  /** The folder of the files with a hash in their names. These files may be cached for ever. */
  assets: string;
  /** Writes the HTML shell. The script of the page has all texts, except the texts for browsers without JavaScript. */
  shell(of: ShellOptions): string;
}

/** Finds the built pages of the package `@chatelaine/onboarding-widget`. */
export function openConsentPage(): ConsentPage {
  const manifestFile = fileURLToPath(import.meta.resolve('@chatelaine/onboarding-widget/consent/manifest.json'));
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest;
  return { assets: path.join(path.dirname(manifestFile), 'assets'), shell: (of) => shellOf(manifest, of) };
}

function shellOf(manifest: Manifest, { page, locale, nonce, home, partner }: ShellOptions): string {
  const path = pathIn(home);
  const { script, styles } = manifest.pages[page][locale];
  const noScript = manifest.noScript[locale];
  const named = partner === null ? '' : ` data-partner="${escapeHtml(partner.name)}"`;
  // The server writes the text about testing into the page itself. So the text is above every screen of the page and
  // needs no script.
  const mark = partner?.testing ? `<aside class="testing">${escapeHtml(manifest.testing[locale])}</aside>\n` : '';
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Chatelaine</title>
${styles.map((file) => `<link rel="stylesheet" href="${path}/${file}">`).join('\n')}
<script type="module" nonce="${nonce}" src="${path}/${script}"></script>
</head>
<body>
${mark}<div id="app" data-product="Chatelaine" data-home="${escapeHtml(home)}/"${named}></div>
<noscript><main><h1>${escapeHtml(noScript.title)}</h1><p>${escapeHtml(noScript.body)}</p></main></noscript>
</body>
</html>
`;
}
