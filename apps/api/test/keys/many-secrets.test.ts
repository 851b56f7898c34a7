import { expect, test } from 'vitest';
import { ApiKeySecretEntity } from '../../src/api-key/index.ts';
import { listKeys } from '../../src/api-key/list-keys.ts';
import { lockKey } from '../../src/api-key/lock-key.ts';
import { rotateKey } from '../../src/api-key/rotate-key.ts';
import { unconfirmed } from '../../src/call/confirm.ts';
import { transaction } from '../../src/platform/work.ts';
import { DAY_MS, openUsageStage } from '../usage/stage.ts';

const HINTS = ['one', 'two', 'three', 'four', 'five'];
type Stage = Awaited<ReturnType<typeof openUsageStage>>;

/** Adds a key with the secrets of a hundred rotations. One of the oldest secrets of this key is still live. */
async function addRotated(stage: Stage): Promise<string> {
  const id = await stage.addKey({ kind: 'organization', clientId: stage.ids.client, isRotatedOut: true });
  const now = stage.clock.now();
  const dead = { endsAt: now, endedAt: now };
  await stage.addSecrets(id, [
    { hint: 'alive', endsAt: new Date(now.getTime() + DAY_MS) },
    ...Array.from({ length: 50 }, () => ({ hint: 'ended', ...dead })),
    ...Array.from({ length: 50 }, () => ({ hint: 'lapsed', endsAt: now })),
    ...HINTS.map((hint) => (hint === 'five' ? { hint } : { hint, ...dead })),
  ]);
  return id;
}

test('of a key that has been rotated a hundred times those secrets are read that live, and the newest five', async () => {
  await using stage = await openUsageStage();
  const [id, other] = [await addRotated(stage), await addRotated(stage)];
  const work = stage.work();

  const listed = await listKeys(work, stage.actors.client, { kind: 'organization', query: {} });
  const locked = await transaction(stage.work(), (tx) => lockKey(tx, stage.actors.client, 'organization', id));

  for (const key of [id, other]) {
    const shown = listed.data.find((each) => each.id === key);
    expect(shown?.secrets.map(({ hint }) => hint)).toEqual(['alive', ...HINTS]);
    expect(shown?.hint).toBe('five');
  }
  const read = [...work.em.getUnitOfWork().getIdentityMap().values()].filter(
    (each) => ApiKeySecretEntity.name === each.constructor.name,
  );
  expect(read).toHaveLength(12);
  expect(locked.secrets.map(({ hint }) => hint)).toEqual(['alive', ...HINTS]);
});

test('rotating it ends what lives beyond two, however long ago that was made', async () => {
  await using stage = await openUsageStage();
  const id = await addRotated(stage);

  const rotated = await rotateKey(stage.work(), stage.actors.client, {
    kind: 'organization',
    input: { id },
    confirm: unconfirmed,
  });

  expect(rotated.secrets.map(({ hint }) => hint)).toEqual([...HINTS.slice(1), rotated.hint]);
  const { rows } = await stage.services.pool.query(
    'select hint from api_key_secret where api_key_id = $1 and ended_at is null and (ends_at is null or ends_at > $2)',
    [id, stage.clock.now()],
  );
  expect(rows.map(({ hint }) => hint).sort()).toEqual(['five', rotated.hint].sort());
});
