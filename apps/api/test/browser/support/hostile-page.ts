import type { Scene } from './loader-scene.ts';

/**
 * A change that a partner's page makes to itself before our loader runs. `outcome` says what must happen on such a page
 * when a person presses the button and answers.
 */
export interface Spoiled {
  what: string;
  /** The markup before the loader's script. */
  html: string;
  /**
   * `once`: the page receives the answer once. `silent`: the page receives nothing. `redirect`: the tab itself opens
   * the consent page.
   */
  outcome: 'once' | 'silent' | 'redirect';
  /** True: another entry removes something similar and has the same outcome. A quick run leaves this entry out. */
  isVariant?: true;
}

const script = (code: string) => `<script>${code}</script>`;
const NAMES = ['createElement', 'readyState', 'documentElement', 'body', 'addEventListener', 'defaultView', 'location'];
const IDS = [
  'Chatelaine',
  'BroadcastChannel',
  'sessionStorage',
  'open',
  'close',
  'history',
  'crypto',
  'URL',
  'customElements',
];

export const SPOILED: Spoiled[] = [
  {
    what: 'elements that are named like what the loader uses',
    html: `${IDS.map((id) => `<form id="${id}"></form>`).join('')}${NAMES.map((name) => `<img name="${name}">`).join('')}`,
    outcome: 'once',
  },
  { what: 'an `open` that opens nothing', html: script('window.open = () => null'), outcome: 'redirect' },
  {
    what: 'an `open` that gives no window',
    html: script('window.open = () => ({ closed: false })'),
    outcome: 'silent',
    isVariant: true,
  },
  { what: 'an `open` that throws', html: script("window.open = () => { throw new Error('no') }"), outcome: 'silent' },
  {
    what: 'no BroadcastChannel',
    html: script('window.BroadcastChannel = undefined'),
    outcome: 'silent',
    isVariant: true,
  },
  {
    what: 'a BroadcastChannel that says what it likes',
    html: script(`window.BroadcastChannel = class extends EventTarget {
      close() {} postMessage() {}
      set onmessage(hear) { hear({ target: this, data: { source: 'chatelaine', v: 1, type: 'granted', requestId: 'req_1',
        state: '', clientId: 'evilCL', channelIds: ['evilCH'], withdrawnChannelIds: [] } }); }
    }`),
    outcome: 'once',
  },
  {
    what: 'another postMessage',
    html: script('window.postMessage = () => {}'),
    outcome: 'once',
    isVariant: true,
  },
  {
    what: 'an addEventListener that does nothing',
    html: script('window.addEventListener = () => {}'),
    outcome: 'once',
    isVariant: true,
  },
  { what: 'no Promise', html: script('window.Promise = undefined'), outcome: 'silent', isVariant: true },
  {
    what: 'a `then` that calls nothing back',
    html: script('Promise.prototype.then = () => {}'),
    outcome: 'once',
    isVariant: true,
  },
  {
    what: 'storage that throws',
    html: script("Storage.prototype.setItem = () => { throw new Error('full') }"),
    outcome: 'once',
  },
];

const POLLUTION = {
  url: 'https://evil.example/?state=1',
  partnerId: 'evilPA',
  baseUrl: 'https://evil.example',
  redirectUrl: 'https://evil.example',
  number: '+1',
  mode: 'redirect',
  onEvent: 'x',
  href: 'https://evil.example',
  data: 'x',
  source: 'chatelaine',
  v: 1,
  type: 'granted',
  origin: 'https://evil.example',
  requestId: 'req_1',
  request: 'req_1',
  state: '1',
  clientId: 'evilCL',
  client: 'evilCL',
  channelIds: ['evilCH'],
  channels: '[evilCH]',
  withdrawnChannelIds: [],
  error: 'access_denied',
  key: 'req_1',
  via: 'evil',
};

/** A script that gives every object, by inheritance, every property that the loader reads. */
export const POLLUTED: string = script(`Object.assign(Object.prototype, ${JSON.stringify(POLLUTION)})`);

/** Loads the partner's page `/` again, with this markup before the script tag of the loader. */
export async function spoil({ site, page }: Scene, html: string): Promise<void> {
  site.pages['/'] = (site.pages['/'] ?? '').replace('<script src="/connect.js">', `${html}$&`);
  await page.goto(site.origin);
}
