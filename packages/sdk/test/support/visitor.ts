import { connectNumbers, memoryStore, type Numbers, type NumbersOptions } from '../../src/server/index.ts';
import { type FakeChatelaine, fakeChatelaine } from '../../src/testing/index.ts';

export const REDIRECT = 'https://app.example/whatsapp';

/** A browser on a partner's site: the account that is signed in there, and the browser's cookie. */
export interface Visitor {
  account: string;
  cookie: string;
  /** Presses the button. Returns the id of the permission request. */
  ask(): Promise<string>;
  /** Makes the request of the browser for an address of the site. */
  request(address?: string): Request;
}

/** A partner's site that uses a fake Chatelaine. */
export interface Site {
  chatelaine: FakeChatelaine;
  numbers: Numbers<Request>;
  store: NumbersOptions<Request>['store'];
  visitor(account: string): Visitor;
  /** The ids of the two numbers of a client that has shared nothing yet. */
  orders: string;
  support: string;
}

export function openSite(options: Partial<NumbersOptions<Request>> = {}): Site {
  const chatelaine = fakeChatelaine({
    settings: { redirectUrls: [options.redirectUrl ?? REDIRECT] },
    clients: [{ name: 'Bakery', channels: [{ name: 'Orders' }, { name: 'Support' }] }],
  });
  const store = memoryStore();
  const account = (request: Request) => request.headers.get('x-account');
  const own = { chatelaine, redirectUrl: REDIRECT, store, account, key: { name: 'Prod server' } };
  const numbers = connectNumbers({ ...own, ...options });
  const [orders = '', support = ''] = chatelaine.world.channels.map(({ id }) => id);
  const visitor = (name: string): Visitor => {
    const self: Visitor = {
      account: name,
      cookie: '',
      async ask() {
        const { cookie, requestId } = await numbers.start(self.request());
        self.cookie = cookie.split(';', 1)[0] ?? '';
        return requestId;
      },
      request: (address = 'https://app.example/connect') =>
        new Request(address, { headers: { 'x-account': self.account, cookie: `other=1; ${self.cookie}` } }),
    };
    return self;
  };
  return { chatelaine, numbers, store, visitor, orders, support };
}
