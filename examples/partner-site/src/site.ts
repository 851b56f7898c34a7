import type { Chatelaine } from '@chatelaine/sdk';
import type { ConnectScript } from './connect-script.ts';
import type { Sessions } from './session.ts';

/** What the routes stand on. */
export interface Site {
  siteUrl: string;
  chatelaineUrl: string;
  chatelaine: Chatelaine;
  sessions: Sessions;
  script: ConnectScript;
}
