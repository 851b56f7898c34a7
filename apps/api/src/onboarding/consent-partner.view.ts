import type { ConsentPartner } from '@chatelaine/shared';
import type { Partner } from '../partner/index.ts';

/** Shows the partner that asks for permissions to the person on the consent page. */
export const viewConsentPartner = ({ name, logo = null }: Partner): ConsentPartner => ({ name, logo });
