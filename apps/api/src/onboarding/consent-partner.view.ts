import type { ConsentPartner } from '@chatelaine/shared';
import type { Partner } from '../partner/index.ts';

/** Shows the asking partner to the person who is asked. */
export const viewConsentPartner = ({ name, logo = null }: Partner): ConsentPartner => ({ name, logo });
