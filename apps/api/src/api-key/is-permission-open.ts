import { permissionStatus } from '@chatelaine/shared';
import { PermissionEntity } from '../permission/index.ts';
import type { Work } from '../platform/work.ts';
import type { ApiKey } from './api-key.entity.ts';

/** Whether the episode in which a key was made is open. True for a key that needs no permission. */
export async function isPermissionOpen(work: Work, key: ApiKey): Promise<boolean> {
  if (key.permissionId == null) return true;
  const episode = await work.em.findOne(PermissionEntity, { id: key.permissionId }, { refresh: true });
  return permissionStatus(episode, work.now) === 'shared';
}
