import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** The two ways in which the package `360dialog-connect-button` is used. */
export const KINDS = ['<dialog-connect-button>', '<ConnectButton>'] as const;
export type Kind = (typeof KINDS)[number];

/**
 * The options that a partner gives to the button. The names are those of the React component. The element has the same
 * options as attributes.
 */
export interface ButtonProps {
  partnerId: string;
  env?: 'local' | 'prod';
  version?: 'v1' | 'v2';
  requestedNumber?: string;
  queryParameters?: Record<string, string>;
}

/** Builds the pages of a partner's site that has this button at `/connect`. */
export async function buttonPages(kind: Kind, props: ButtonProps): Promise<Record<string, string>> {
  const isElement = kind === '<dialog-connect-button>';
  return {
    '/report.js': REPORT,
    '/button.js': isElement ? ELEMENT : await reactScript(),
    '/connect': isElement ? elementPage(props) : reactPage(props),
  };
}

// The script of the element is a file of the published package. According to the package's README, a partner's page
// loads this file with <script src>.
const PACKAGE = fileURLToPath(import.meta.resolve('360dialog-connect-button'));
const ELEMENT = readFileSync(path.join(path.dirname(PACKAGE), 'dialog-connect-button.umd.js'), 'utf8');

// With this script, each page reports the button's events to the test, and in which window each event happened. The
// page starts to listen before the button starts, so no event is lost. The reports are beacons, because the browser
// sends a beacon even after its window has closed.
const REPORT = `
  const window_ = window.opener ? 'popup' : 'opener';
  const callbacks = [];
  const tell = (path, body) => navigator.sendBeacon(path, JSON.stringify(body));
  const told = (event, detail) => {
    callbacks.push(detail);
    tell('/callback', { on: window_ + ' ' + event, detail });
  };
  const settled = () => window_ === 'opener' && tell('/settled', { search: location.search, callbacks });
  addEventListener('message', ({ data, origin }) => tell('/message', { data, origin }));
`;

// The element waits 100 ms, and then passes the answer in the page's address to the partner's code. The page sets its
// own timer of 100 ms after the element's timer. Timers of equal length fire in the order in which they were set. So
// the page reports only after every call of the partner's code.
const elementPage = (props: ButtonProps): string => `<!doctype html>
<title>Partner</title>
<script src="/report.js"></script>
<script>
  addEventListener('connect-callback', ({ detail }) => told('connect-callback', detail));
  addEventListener('dialog-connect-callback', ({ detail }) => told('dialog-connect-callback', detail));
  document.addEventListener('dialog-connect-callback', ({ detail }) => told('document', detail));
</script>
<script src="/button.js"></script>
<dialog-connect-button ${Object.entries(attributesOf(props)).map(written).join(' ')}></dialog-connect-button>
<script>setTimeout(settled, 100)</script>
`;

function attributesOf({ queryParameters = {}, ...props }: ButtonProps): Record<string, string> {
  const named = [...Object.entries<string | undefined>(props), ...Object.entries(queryParameters)];
  return Object.fromEntries(
    named.map(([name, value = '']) => [name.replace(/[A-Z]/g, (letter) => `-${letter}`).replaceAll('_', '-'), value]),
  );
}

const written = ([name, value]: [string, string]): string =>
  `${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;

const reactPage = (props: ButtonProps): string => `<!doctype html>
<title>Partner</title>
<script src="/report.js"></script>
<script id="props" type="application/json">${JSON.stringify(props).replaceAll('<', '\\u003c')}</script>
<div id="root"></div>
<script src="/button.js" type="module"></script>
`;

// The component reads the address in an effect of its second render. The sibling after the component also reports in an
// effect of its second render. Effects of one render run in the order of the tree. So every call of the partner's code
// happens before the sibling reports.
const REACT_ENTRY = `
  import { ConnectButton } from '360dialog-connect-button';
  import { createElement, Fragment, useEffect, useState } from 'react';
  import { createRoot } from 'react-dom/client';

  function Settled() {
    const [round, setRound] = useState(1);
    useEffect(() => setRound(2), []);
    useEffect(() => void (round === 2 && settled()), [round]);
    return null;
  }
  const props = JSON.parse(document.getElementById('props').textContent);
  const button = createElement(ConnectButton, { ...props, callback: (detail) => told('callback', detail) });
  createRoot(document.getElementById('root')).render(createElement(Fragment, null, button, createElement(Settled)));
`;

let script: Promise<string> | undefined;

/**
 * Builds the page's script with the React component, as a partner's own build does. All tests of a file use one build.
 */
function reactScript(): Promise<string> {
  script ??= bundle(REACT_ENTRY);
  return script;
}

async function bundle(entry: string): Promise<string> {
  const name = 'virtual:entry';
  const result = await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name,
        resolveId: (id) => (id === name ? `\0${name}` : null),
        load: (id) => (id === `\0${name}` ? entry : null),
      },
    ],
    build: { write: false, rolldownOptions: { input: name } },
  });
  const [output] = [result].flat();
  if (output === undefined || !('output' in output)) throw new Error('Vite built nothing.');
  return output.output[0].code;
}
