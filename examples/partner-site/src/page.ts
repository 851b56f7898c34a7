import { html, type Markup } from './html.ts';

/** A whole page. */
export function page(title: string, body: Markup): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`.text;
}

/** A page that says one thing and leads back to the start. */
export function smallPage(title: string, sentence: string): string {
  return page(title, html`<p>${sentence}</p>\n<p><a href="/">Back to Acme Inbox</a></p>`);
}
