import { pathIn } from '../base-url.ts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Escapes foreign text for the inside of an element or of a quoted attribute. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

/** The content of a small page of our own. */
interface PlainPage {
  baseUrl: string;
  title: string;
  /** Paragraphs that are HTML already. */
  body: string;
}

/** Writes a small page of our own. */
export function plainPage({ baseUrl, title, body }: PlainPage): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="${pathIn(baseUrl)}/assets/plain.css">
</head>
<body>
<main>
<p class="brand">Chatelaine</p>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>
`;
}
