import type { ConnectScript } from './connect-script.ts';
import { html, type Markup } from './html.ts';

/** Renders a whole page. `scripts` is given only for a page that works better with scripts. */
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

/** Renders the tags of the button's script and of one script of ours. `defer` makes them run in this order. */
export const scripts = ({ path, integrity }: ConnectScript, own: string): Markup =>
  html`<script defer src="${path}" integrity="${integrity}" crossorigin="anonymous"></script>
<script defer src="${own}"></script>`;

/** Renders the return page of the question's window. It closes the window. Without a script it shows the sentence. */
export const returnPage = (sentence: string, script: ConnectScript): string =>
  page('Your answer', sayAndLeadBack(sentence), scripts(script, '/return-page.js'));

/** Renders a page with one sentence and a link to the start page. */
export const smallPage = (title: string, sentence: string): string => page(title, sayAndLeadBack(sentence));

const sayAndLeadBack = (sentence: string): Markup =>
  html`<p>${sentence}</p>\n<p><a href="/">Back to Acme Inbox</a></p>`;
