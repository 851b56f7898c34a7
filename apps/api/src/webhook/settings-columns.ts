import type { Account } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';
import { sealForWebhook } from './secrets.ts';

/** The columns that name the owner of a webhook. */
export const ownerColumns = ({ type, id }: Account) => ({
  partnerId: type === 'partner' ? id : null,
  clientId: type === 'client' ? id : null,
});

/** Returns a list without repeated values. A list that is missing stands for all values. */
export const distinct = <T>(list: readonly T[] | null | undefined): T[] | null => (list ? [...new Set(list)] : null);

/** Encrypts custom headers for their row. Their names stay readable, so that people see which headers are set. */
export function headerColumns(work: Work, id: string, headers: Readonly<Record<string, string>>) {
  const headerNames = Object.keys(headers);
  const sealed = headerNames.length === 0 ? null : sealForWebhook(work, 'headers', id, JSON.stringify(headers));
  return { headers: sealed, headerNames };
}
