import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchChromium } from '@chatelaine/tools/browser/chromium';
import type { Page } from 'playwright-core';
import { type PartnerSite, startPartnerSite } from './partner-site.ts';
import { type Stage, type StageOptions, startStage } from './stage.ts';

/** What the button tells the partner's page; `revokedChannels` only when there are any. */
export interface Callback {
  client: string;
  channels: string[];
  revokedChannels?: string[];
}

/** What a page with the button reports of itself. */
export interface Settled {
  search: string;
  callbacks: Callback[];
}

// The package as it was published: the file that its README puts on a page with <script src>.
const PACKAGE = fileURLToPath(import.meta.resolve('360dialog-connect-button'));
const BUTTON = readFileSync(path.join(path.dirname(PACKAGE), 'dialog-connect-button.umd.js'), 'utf8');

/** A page with the button on it, at a site whose origin the partner has registered. */
export interface ButtonSite extends AsyncDisposable {
  stage: Stage;
  site: PartnerSite;
  /** The address of the page with the button; it is also the redirect URL, as the package demands. */
  url: string;
  /** Everything that it told its page, over all loads of it. */
  callbacks(): Callback[];
  /** The address that the page was loaded with last, and what the button told it since; null before it is through. */
  settled(): Settled | null;
  /** Clicks the button and gives the window that it opens. */
  connect(): Promise<Page>;
}

// What the button with env="local" takes for us. Chromium leads it to the port that our server really has.
const LOCAL: StageOptions = {
  baseUrl: 'http://localhost:8082',
  chromium: (port) => launchChromium([`--host-resolver-rules=MAP localhost:8082 127.0.0.1:${port}`]),
};

/** Opens a partner's page that has the unmodified button with these attributes. */
export async function openButtonSite(
  attributes: (origin: string) => Record<string, string> = () => ({}),
): Promise<ButtonSite> {
  await using building = new AsyncDisposableStack();
  const stage = building.use(await startStage(LOCAL));
  const site = building.use(
    await startPartnerSite((origin) => ({
      '/button.js': BUTTON,
      '/connect': pageOf({ env: 'local', 'partner-id': stage.demo.partner.id, ...attributes(origin) }),
    })),
  );
  const url = `${site.origin}/connect`;
  await stage.partner.settings.update({ redirectUrls: [url] });
  await stage.page.goto(url);
  const built = building.move();
  return {
    stage,
    site,
    url,
    callbacks: () => postedTo<Callback>(site, '/callback'),
    settled: () => postedTo<Settled>(site, '/settled').at(-1) ?? null,
    async connect() {
      const opened = stage.context.waitForEvent('page');
      await stage.page.getByRole('button', { name: 'Connect 360dialog' }).click();
      return opened;
    },
    [Symbol.asyncDispose]: () => built.disposeAsync(),
  };
}

// The button tells what it found in the address 100 ms after it was put on the page. Timers of equal length fire in the
// order in which they were set, so whatever is not told when the page reports is never told.
const pageOf = (attributes: Record<string, string>): string => `<!doctype html>
<title>Partner</title>
<script src="/button.js"></script>
<dialog-connect-button ${Object.entries(attributes).map(written).join(' ')}></dialog-connect-button>
<script>
  const callbacks = [];
  const tell = (path, body) => navigator.sendBeacon(path, JSON.stringify(body));
  document.querySelector('dialog-connect-button').addEventListener('connect-callback', ({ detail }) => {
    callbacks.push(detail);
    tell('/callback', detail);
  });
  if (!window.opener) setTimeout(() => tell('/settled', { search: location.search, callbacks }), 100);
</script>
`;

const written = ([name, value]: [string, string]): string =>
  `${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;

function postedTo<T>({ posts }: PartnerSite, to: string): T[] {
  return posts.filter(({ path: at }) => at === to).map(({ body }) => body as T);
}
