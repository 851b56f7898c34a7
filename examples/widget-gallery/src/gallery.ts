import type { Chatelaine } from '@chatelaine/sdk';
import type { LiveScripts } from './bundle-live.ts';
import type { ConnectScript } from './connect-script.ts';

/** The values that the pages are made from. */
export interface Gallery {
  siteUrl: string;
  chatelaineUrl: string;
  partnerId: string;
  chatelaine: Chatelaine;
  script: ConnectScript;
  live: LiveScripts;
}
