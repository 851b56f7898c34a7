import { pathIn } from '../base-url.ts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Escapes untrusted text for use in an element or in a quoted attribute. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

/** The content of a small page of this server. */
interface PlainPage {
  baseUrl: string;
  title: string;
  /** The content of the page, which is already HTML. */
  body: string;
}

/** Writes the HTML of a small page of this server. */
export function plainPage({ baseUrl, title, body }: PlainPage): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" type="image/svg+xml" href="${pathIn(baseUrl)}/assets/icon.svg">
<link rel="stylesheet" href="${pathIn(baseUrl)}/assets/plain.css">
</head>
<body>
<main>
<p class="brand"><img src="${pathIn(baseUrl)}/assets/icon.svg" alt="">Chatelaine</p>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>
`;
}
