import type { Chatelaine } from '@chatelaine/sdk';
import type { Numbers } from '@chatelaine/sdk/server';
import type { Request } from 'express';
import type { ConnectScript } from './connect-script.ts';
import type { Sessions } from './session.ts';

/** The services and values that the routes use. */
export interface Site {
  chatelaineUrl: string;
  chatelaine: Chatelaine;
  /** Asks for permission, and takes the answers. */
  numbers: Numbers<Request>;
  sessions: Sessions;
  script: ConnectScript;
}
