import { type Locale, monogramOf } from '@chatelaine/shared';
import type { Partner } from '../partner/index.ts';
import { pathIn } from '../platform/base-url.ts';
import { escapeHtml } from '../platform/http/html.ts';

/**
 * The names of the built pages: the consent page with its question, and the page to sign in or sign up without a
 * request.
 */
export type PageName = 'permission' | 'account';

/** What the build of the widget says about the pages. */
export interface Manifest {
  pages: Record<PageName, Record<Locale, { script: string; styles: string[] }>>;
  noScript: Record<Locale, { title: string; body: string }>;
  /** The text above the question when the partner is testing. */
  testing: Record<Locale, string>;
  /** The heading while the script loads and asks the server. */
  loading: Record<Locale, string>;
  /** The lines of the key, which is the mark of the product. */
  mark: string;
}

/** The values that one answer of the server writes into the page. */
export interface ShellOptions {
  page: PageName;
  locale: Locale;
  nonce: string;
  /** The setting BASE_URL. */
  home: string;
  /** The setting SUPPORT_URL; null when it is not set. */
  supportUrl: string | null;
  partner: Pick<Partner, 'name' | 'logo' | 'testing'> | null;
}

/**
 * Writes the HTML of a page before its script runs: header, faces and heading. The script draws the same elements in
 * the same places, so nothing moves when it arrives.
 */
export function shellOf(manifest: Manifest, options: ShellOptions): string {
  const { page, locale, nonce, home, supportUrl, partner } = options;
  const path = pathIn(home);
  const { script, styles } = manifest.pages[page][locale];
  const noScript = manifest.noScript[locale];
  const named = partner === null ? '' : ` data-partner="${escapeHtml(partner.name)}"`;
  const support = supportUrl === null ? '' : ` data-support="${escapeHtml(supportUrl)}"`;
  // The server writes the text about testing into the page itself. So the text is above every screen of the page and
  // needs no script.
  const mark = partner?.testing ? `<aside class="testing">${escapeHtml(manifest.testing[locale])}</aside>\n` : '';
  const key = `<svg class="ui-icon" viewBox="0 0 24 24" aria-hidden="true"><path d="${manifest.mark}"></path></svg>`;
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(manifest.loading[locale])}</title>
<link rel="icon" type="image/svg+xml" href="${path}/assets/icon.svg">
${styles.map((file) => `<link rel="stylesheet" href="${path}/${file}">`).join('\n')}
<script type="module" nonce="${nonce}" src="${path}/${script}"></script>
</head>
<body>
${mark}<div id="app" data-product="Chatelaine" data-home="${escapeHtml(home)}/"${named}${support}><div class="frame"><header><p class="product">${key}Chatelaine</p></header>${partner ? facesOf(partner, key) : ''}<main><h1 class="loading">${escapeHtml(manifest.loading[locale])}</h1></main></div></div>
<noscript><main><h1>${escapeHtml(noScript.title)}</h1><p>${escapeHtml(noScript.body)}</p></main></noscript>
</body>
</html>
`;
}

// Shows the partner and our product, as the component `Faces` of the page does.
function facesOf({ name, logo }: Pick<Partner, 'name' | 'logo'>, key: string): string {
  const { letter, colour } = monogramOf(name);
  const partner = logo
    ? `<img class="ui-face" src="${escapeHtml(logo)}" alt="">`
    : `<svg class="ui-face" viewBox="0 0 56 56" aria-hidden="true"><rect width="56" height="56" fill="${colour}"></rect><text class="notranslate" x="28" y="38" text-anchor="middle" fill="#fff">${escapeHtml(letter)}</text></svg>`;
  return `<div class="faces">${partner}<span class="bond"></span><span class="ui-face ui-face-own">${key}</span></div>`;
}
