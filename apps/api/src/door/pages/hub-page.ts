import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locale } from '@chatelaine/shared';
import { pathIn } from '../../platform/base-url.ts';
import { escapeHtml } from '../../platform/http/html.ts';

interface Manifest {
  languages: Record<Locale, { script: string; shared: string[]; styles: string[] }>;
}

interface HubShell {
  locale: Locale;
  /** The setting BASE_URL. */
  home: string;
  /** The setting SUPPORT_URL; null when it is not set. */
  supportUrl: string | null;
}

/** The built hubs: their files, and the HTML that loads them. */
export interface HubPage {
  /** The folder of the files with a hash in their names. These files may be cached for ever. */
  assets: string;
  /** Writes the HTML of every page of the hubs. The script shows the page that belongs to the URL. */
  shell(of: HubShell): string;
}

// The hubs are a workspace beside the server. `npm run release` copies their files to the same place.
const BUILT = path.join(import.meta.dirname, '../../../../hub/dist');

/** Finds the built hubs. */
export function openHubPage(): HubPage {
  const file = path.join(BUILT, 'manifest.json');
  if (!existsSync(file)) throw new Error(`${file} is missing. "npm start" and "npm run release" build the hubs.`);
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  return { assets: path.join(BUILT, 'assets'), shell: (of) => shellOf(manifest, of) };
}

function shellOf({ languages }: Manifest, { locale, home, supportUrl }: HubShell): string {
  const base = pathIn(home);
  const { script, shared, styles } = languages[locale];
  const support = supportUrl === null ? '' : ` data-support="${escapeHtml(supportUrl)}"`;
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Chatelaine</title>
${styles.map((file) => `<link rel="stylesheet" href="${base}/hub/${file}">`).join('\n')}
${shared.map((file) => `<link rel="modulepreload" href="${base}/hub/${file}">`).join('\n')}
<script type="module" src="${base}/hub/${script}"></script>
</head>
<body>
<div id="app" data-base="${escapeHtml(base)}"${support}></div>
<noscript><h1>Please switch JavaScript on</h1></noscript>
</body>
</html>
`;
}
