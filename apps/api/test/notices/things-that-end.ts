import { ApiKeyEntity, ApiKeySecretEntity } from '../../src/api-key/index.ts';
import { PermissionEntity } from '../../src/permission/index.ts';
import { newId } from '../../src/platform/id.ts';
import type { World } from '../world/start-world.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/**
 * Returns functions that make keys and permissions with an end date. The rows are the same as the rows that our server
 * would write. The function `said` reads the notices about these keys and permissions.
 */
export function thingsThatEnd({ bakery, clock, demo, services, sql }: World) {
  const { partner } = demo;
  const after = (ms: number) => new Date(clock.now().getTime() + ms);
  return {
    said: () =>
      sql<{ type: string; subject: string; days: number }>(
        "select type, subject_id as subject, (data->>'daysBefore')::int as days from event where type like '%.expiring' order by id",
      ),
    async makeKey(endsInMs: number, more: { revoked?: boolean; secretEndsInMs?: number; permissionId?: string } = {}) {
      const { em, now } = services.beginWork();
      const id = newId('key');
      const { permissionId, revoked = false, secretEndsInMs } = more;
      const channelId = permissionId === undefined ? null : (bakery.channels[0]?.id ?? null);
      const kind = channelId === null ? 'partner' : 'channel';
      const rest = { scopes: [], partnerId: partner.id, channelId, permissionId: permissionId ?? null };
      const dates = { createdAt: now, expiresAt: after(endsInMs), revokedAt: revoked ? now : null };
      em.create(ApiKeyEntity, { id, kind, name: id, foldedName: id, ...rest, ...dates });
      await em.flush();
      const endsAt = secretEndsInMs === undefined ? null : after(secretEndsInMs);
      const secret = { apiKeyId: id, channelId, hash: Buffer.from(id), hint: 'x', createdAt: now, endsAt };
      em.create(ApiKeySecretEntity, secret);
      await em.flush();
      return id;
    },
    async makePermission(channel: number, endsInMs: number, withdrawn = false) {
      const { em, now } = services.beginWork();
      const id = newId('permission');
      const ids = { channelId: bakery.channels[channel]?.id ?? '', clientId: bakery.id, partnerId: partner.id };
      const dates = { grantedAt: now, expiresAt: after(endsInMs), withdrawnAt: withdrawn ? now : null };
      em.create(PermissionEntity, { id, ...ids, source: 'client_grant', ...dates });
      await em.flush();
      return id;
    },
  };
}
