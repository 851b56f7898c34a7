import type { Client as ClientView } from '@chatelaine/shared';
import type { Client } from './client.entity.ts';

/** Shows the fields of a client that its partner may see: id and name. */
export function viewClient({ id, name }: Client): ClientView {
  return { id, name };
}
