import type { ConsentPartner } from '@chatelaine/shared';
import type { Partner } from '../partner/index.ts';

/** Shows who asks, to whom it asks. */
export const viewConsentPartner = ({ name, logo = null }: Partner): ConsentPartner => ({ name, logo });
