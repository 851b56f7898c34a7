import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { escapeHtml } from '../platform/http/html.ts';

interface ManifestEntry {
  file: string;
  css?: string[];
  isEntry?: boolean;
}

/** The built consent page: where its files are, and the shell that loads them. */
export interface ConsentPage {
  /** Folder of the hashed files; they may be cached for ever. */
  assets: string;
  /** The shell. Everything that people read comes from the page itself, but for browsers without JavaScript. */
  shell(of: { nonce: string; host: string; partnerName: string | null }): string;
}

/** Finds the page that `@chatelaine/onboarding-widget` built. */
export function openConsentPage(): ConsentPage {
  const manifestFile = fileURLToPath(import.meta.resolve('@chatelaine/onboarding-widget/consent/manifest.json'));
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Record<string, ManifestEntry>;
  const entry = Object.values(manifest).find(({ isEntry }) => isEntry);
  if (entry === undefined)
    throw new Error('The consent page is not built: run `npm run build -w packages/onboarding-widget`.');
  const dist = path.dirname(manifestFile);
  const styles = (entry.css ?? []).map((file) => `<link rel="stylesheet" href="/${file}">`).join('\n');
  return {
    assets: path.join(dist, 'assets'),
    shell: ({ nonce, host, partnerName }) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Chatelaine</title>
${styles}
</head>
<body>
<div id="app" data-product="Chatelaine" data-host="${escapeHtml(host)}"${partnerName === null ? '' : ` data-partner="${escapeHtml(partnerName)}"`}></div>
<noscript><main><h1>Please switch JavaScript on</h1><p>This page asks about your WhatsApp numbers and needs JavaScript.</p></main></noscript>
<script type="module" nonce="${nonce}" src="/${entry.file}"></script>
</body>
</html>
`,
  };
}
