import type { ItemOf } from '../../api/procedures.ts';

/** A session, as the list shows it. */
export type Session = ItemOf<'sessions.list'>;
