import { readFileSync } from 'node:fs';
import path from 'node:path';
import { LIVE } from './bundle-live.ts';
import { EXAMPLES, type Example } from './example.ts';
import type { Gallery } from './gallery.ts';
import { html, Markup } from './html.ts';

/** Renders the page of one example: the running example, its source, and its events. */
export function examplePage(gallery: Gallery, example: Example): string {
  const sources = example.files.map((file) => ({ file, text: sourceOf(gallery, example, file) }));
  const markup = sources.find(({ file }) => file.endsWith('.html'));
  // An example for a framework has no .html file. Its page has only the empty element `#example` and a script.
  const live = new Markup(markup?.text ?? `<script type="module" src="/live/${example.name}.js"></script>`);
  return page(
    { title: example.title, gallery, example },
    html`<p class="lead">${withCode(example.sentence)}</p>
<div class="columns">
<div>
<h2>Try it</h2>
<div class="sheet"><div id="example">${markup === undefined ? null : live}</div></div>
<h2 id="events">Events</h2>
<div role="log" aria-labelledby="events"><ol id="log"></ol></div>
</div>
<div>
<h2>Source</h2>
${sources.map(({ file, text }) => source(file, text))}
</div>
</div>
${markup === undefined ? live : null}`,
  );
}

/** Renders the list of all examples. */
export const indexPage = (gallery: Gallery): string =>
  page(
    { title: 'One button, every way', gallery },
    html`<p class="lead">Each page runs its example against ${gallery.chatelaineUrl}, and shows the source that runs and the
events that it tells. Sign in there with an account of <code>.data/demo.json</code>.</p>
<ul class="sheet list">
${EXAMPLES.map(({ name, title, sentence }) => html`<li><a href="/${name}">${title}</a><br>${withCode(sentence)}</li>`)}
</ul>
<h2>What the examples share</h2>
${['settings.ts', 'show-event.ts'].map((file) => source(file, readFileSync(path.join(LIVE, file), 'utf8')))}`,
  );

/** Renders a page with one sentence. The header has the links to the examples. */
export const smallPage = (gallery: Gallery, title: string, sentence: string): string =>
  page({ title, gallery }, html`<p>${sentence}</p>`);

function page(of: { title: string; gallery: Gallery; example?: Example }, body: Markup): string {
  const { title, gallery, example } = of;
  const { partnerId, chatelaineUrl } = gallery;
  return html`<!doctype html>
<html lang="en" data-example="${example?.name ?? ''}" data-partner-id="${partnerId}" data-base-url="${chatelaineUrl}" data-redirect-url="${returnUrl(gallery, example)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/gallery.css">
<script type="module" src="/live/log.js"></script>
</head>
<body>
<header><a class="brand" href="/">Widget gallery</a>
<nav aria-label="Examples"><ul>
${EXAMPLES.map((one) => html`<li><a href="/${one.name}"${one === example ? html` aria-current="page"` : null}>${one.title}</a></li>`)}
</ul></nav></header>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`.text;
}

const source = (file: string, text: string): Markup =>
  html`<figure><figcaption>${file}</figcaption><pre><code>${text}</code></pre></figure>`;

/** Renders a text in which backticks mark code. */
const withCode = (text: string): Markup =>
  new Markup(
    text
      .split('`')
      .map((part, i) => (i % 2 === 0 ? html`${part}` : html`<code>${part}</code>`).text)
      .join(''),
  );

/**
 * Builds the return URL of an example. The page at this URL shows the same example again, so the example gets its own
 * answer. Chatelaine allows any query in a redirect URL, so the URL can name the example.
 */
export const returnUrl = ({ siteUrl }: Gallery, example: Example | undefined): string =>
  `${siteUrl}/return?example=${example?.name ?? ''}`;

/** Reads a file of an example and inserts our addresses into it. The page shows exactly the text that runs. */
function sourceOf(gallery: Gallery, example: Example, file: string): string {
  const { partnerId, chatelaineUrl, script, chatelaine } = gallery;
  const redirectUrl = returnUrl(gallery, example);
  const values: Record<string, string> = {
    partnerId,
    chatelaineUrl,
    returnUrl: redirectUrl,
    script: script.path,
    integrity: script.integrity,
    link: chatelaine.permissions.requestUrl({ partnerId, redirectUrl }),
  };
  const text = readFileSync(path.join(LIVE, file), 'utf8');
  if (!file.endsWith('.html')) return text;
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name) => (values[name] ?? '').replaceAll('&', '&amp;'));
}
