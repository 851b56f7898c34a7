import type { Chatelaine } from '@chatelaine/sdk';
import type { LiveScripts } from './bundle-live.ts';
import type { ConnectScript } from './connect-script.ts';

/** What the pages are made of. */
export interface Gallery {
  siteUrl: string;
  chatelaineUrl: string;
  partnerId: string;
  chatelaine: Chatelaine;
  script: ConnectScript;
  live: LiveScripts;
}
