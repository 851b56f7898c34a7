import type { ConnectScript } from './connect-script.ts';
import { html, type Markup } from './html.ts';

/** A whole page. `scripts` only where it works better with them than without. */
export function page(title: string, body: Markup, scripts: Markup | null = null): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/style.css">
${scripts}
</head>
<body>
<header><a class="brand" href="/">Acme Inbox</a></header>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`.text;
}

/** The button's script and one of ours, in this order: `defer` keeps it. */
export const scripts = ({ path, integrity }: ConnectScript, own: string): Markup =>
  html`<script defer src="${path}" integrity="${integrity}" crossorigin="anonymous"></script>
<script defer src="${own}"></script>`;

/** The page that the window with the question comes back to. It closes itself; without a script it says what came. */
export const returnPage = (sentence: string, script: ConnectScript): string =>
  page('Your answer', sayAndLeadBack(sentence), scripts(script, '/return-page.js'));

/** A page that says one thing and leads back to the start. */
export const smallPage = (title: string, sentence: string): string => page(title, sayAndLeadBack(sentence));

const sayAndLeadBack = (sentence: string): Markup =>
  html`<p>${sentence}</p>\n<p><a href="/">Back to Acme Inbox</a></p>`;
