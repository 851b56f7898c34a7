import { inject } from 'vitest';
import { ApiKeyEntity, ApiKeySecretEntity } from '../../../src/api-key/index.ts';
import { type OpenHouse, openHouse } from '../../../src/house.ts';
import { doNotices } from '../../../src/notice/index.ts';
import { PermissionEntity } from '../../../src/permission/index.ts';
import { newId } from '../../../src/platform/id.ts';
import { createLog } from '../../../src/platform/log.ts';
import { copyWorld } from '../../database.ts';
import { type FakeClock, fakeClock } from '../../fake-clock.ts';
import { testConfig } from '../../test-config.ts';
import { openPostOffice } from './post-office.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Houses without doors over one database and one clock, in which things end. */
export async function openEndingWorld(houses = 1) {
  const post = await openPostOffice();
  const databaseUrl = await copyWorld();
  const clock = fakeClock();
  const config = testConfig({ databaseUrl, smtpUrl: post.url, baseUrl: 'http://localhost:1' });
  const opened: OpenHouse[] = [];
  for (let count = 0; count < houses; count++)
    opened.push(await openHouse(config, { clock, log: createLog('silent') }));
  const [house] = opened;
  if (house === undefined) throw new Error('No house was opened.');
  const said = async () => {
    const { rows } = await house.pool.query<{ type: string; subject: string; days: number }>(
      "select type, subject_id as subject, (data->>'daysBefore')::int as days from event where type like '%.expiring' order by id",
    );
    return rows;
  };
  return {
    houses: opened,
    house,
    clock,
    post,
    said,
    ...makers(house, clock),
    /** Lets every house do what waits. */
    async doJobs() {
      for (const each of opened) {
        doNotices(each);
        await each.jobs.start();
      }
    },
    async [Symbol.asyncDispose]() {
      for (const each of opened) await each.close();
      await post[Symbol.asyncDispose]();
    },
  };
}

/** Makes what ends, each in its table as a use case would leave it. */
function makers(house: OpenHouse, clock: FakeClock) {
  const { partner, clients } = inject('demo');
  const [client] = clients;
  const after = (ms: number) => new Date(clock.now().getTime() + ms);
  return {
    partner,
    client,
    async makeKey(endsInMs: number, more: { revoked?: boolean; secretEndsInMs?: number; permissionId?: string } = {}) {
      const { em, now } = house.beginWork();
      const id = newId('key');
      const { permissionId, revoked = false, secretEndsInMs } = more;
      const channelId = permissionId === undefined ? null : (client?.channels[0]?.id ?? null);
      const kind = channelId === null ? 'partner' : 'channel';
      const rest = { scopes: [], partnerId: partner.id, channelId, permissionId: permissionId ?? null };
      const expiresAt = after(endsInMs);
      em.create(ApiKeyEntity, {
        id,
        kind,
        name: id,
        foldedName: id,
        ...rest,
        createdAt: now,
        expiresAt,
        revokedAt: revoked ? now : null,
      });
      await em.flush();
      const endsAt = secretEndsInMs === undefined ? null : after(secretEndsInMs);
      em.create(ApiKeySecretEntity, {
        apiKeyId: id,
        channelId,
        hash: Buffer.from(id),
        hint: 'x',
        createdAt: now,
        endsAt,
      });
      await em.flush();
      return id;
    },
    async makePermission(channel: number, endsInMs: number, withdrawn = false) {
      const { em, now } = house.beginWork();
      const id = newId('permission');
      const ids = { channelId: client?.channels[channel]?.id ?? '', clientId: client?.id ?? '', partnerId: partner.id };
      const withdrawnAt = withdrawn ? now : null;
      const dates = { grantedAt: now, expiresAt: after(endsInMs), withdrawnAt };
      em.create(PermissionEntity, { id, ...ids, source: 'client_grant', ...dates });
      await em.flush();
      return id;
    },
  };
}
