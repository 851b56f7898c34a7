import type { Actor, KeyMaker } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';
import { MAKER_NAME } from './key-maker.sql.ts';
import { type MadeKey, showMaker } from './key-maker.view.ts';

/** Finds who made one key, as far as the actor may know it. */
export async function findMaker(work: Work, actor: Actor, key: MadeKey & { id: string }): Promise<KeyMaker | null> {
  if (key.createdById == null) return null;
  const [row] = await work.em.execute<{ name: string | null }[]>(
    `select ${MAKER_NAME} as name from api_key k where k.id = ?`,
    [key.id],
  );
  return showMaker(actor, key, row?.name ?? null);
}
