import { pathIn } from '../base-url.ts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text that was given to us, safe inside an element or a quoted attribute. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

/** What a small page of our own shows. */
interface PlainPage {
  baseUrl: string;
  title: string;
  /** Paragraphs that are HTML already. */
  body: string;
}

/** A small page of our own. */
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
