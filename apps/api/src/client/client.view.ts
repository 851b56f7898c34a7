import type { Client as ClientView } from '@chatelaine/shared';
import type { Client } from './client.entity.ts';

/** Shows a client as its partner may see it: id and name. */
export function viewClient({ id, name }: Client): ClientView {
  return { id, name };
}
