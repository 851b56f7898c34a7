import path from 'node:path';
import { expect, test } from 'vitest';
import { checkRules, judgeSource } from '../src/rules.ts';
import { parseSource } from '../src/source.ts';

const FILE = 'apps/api/src/api-key/list-keys.ts';
const judge = (text: string): string[] => judgeSource(FILE, parseSource(FILE, text));

test.each([
  [
    'a column in a text',
    "const sql = 'select 1 from permission where withdrawn_at is null';",
    'the column withdrawn_at',
  ],
  ['a column in a template', 'const sql = `select 1 from api_key k\n  where k.revoked_at is null`;', 'revoked_at', 2],
  ['a column by another name', "const sql = 'select s.ends_at as secret_end from api_key_secret s';", 'ends_at'],
  ['a quoted column', `const sql = 'select 1 from identity.session where "expiresAt" > ?';`, '"expiresAt"'],
  ['null', 'const isOver = key.revokedAt !== null;', 'compares revokedAt'],
  ['null or undefined', 'const isOver = key.revokedAt != null;', 'compares revokedAt'],
  ['an instant', 'const isOver = now >= key.expiresAt;', 'compares expiresAt'],
  ['a name of its own', 'const isOver = ({ endsAt }) => endsAt <= now;', 'compares endsAt'],
  ['an optional one', 'const isOver = episode?.withdrawnAt === null;', 'compares withdrawnAt'],
  ['its milliseconds', 'const isOver = key.expiresAt.getTime() < now.getTime();', 'compares expiresAt'],
  ['one of a row', 'const isOver = new Date(row.expires_at) <= now;', 'compares expires_at'],
  ['one or another', 'const isOver = (key.endedAt ?? key.endsAt) < now;', 'compares endedAt'],
  ['none', 'const isLive = !key.revokedAt;', 'asks for revokedAt'],
  ['any', 'if (secret.endedAt) throw new Error();', 'asks for endedAt'],
  ['a condition of the ORM', 'const open = { expiresAt: { $gt: now } };', 'filters by expiresAt'],
  [
    'a filter of the ORM',
    'await em.find(PermissionEntity, { channelId, withdrawnAt: null });',
    'filters by withdrawnAt',
  ],
  ['a deeper one', 'await em.count(Secret, { $or: [{ channelId }, { endsAt: null }] });', 'filters by endsAt'],
])('a comparison with %s is named', (_, text, what, line = 1) => {
  const offences = judge(text);

  expect(offences).toHaveLength(1);
  expect(offences[0]).toContain(`${FILE}:${line} `);
  expect(offences[0]).toContain(what);
});

test.each([
  ['written', 'key.revokedAt = now;'],
  ['passed on', 'const view = { expiresAt: key.expiresAt?.toISOString() ?? null };'],
  ['made', 'em.create(PermissionEntity, { id, withdrawnAt: null, expiresAt });'],
  ['asked for in an input', 'if (input.expiresAt !== undefined) change();'],
  ['shown where there is one', 'const line = expiresAt && show(expiresAt);'],
  ['looked at as a type', "const text = typeof data.expiresAt === 'string' ? data.expiresAt : '';"],
  ['decided by a rule', 'const open = isEpisodeOpen({ expiresAt, withdrawnAt }, now);'],
  ['a part of another word', "const sql = 'select attends_at_all from x';"],
])('an end that is %s is free', (_, text) => {
  expect(judge(text)).toEqual([]);
});

test('this repository has no such place, and its files were read', () => {
  const { figures, offences } = checkRules(path.join(import.meta.dirname, '../..'));

  expect(offences).toEqual([]);
  expect(Number.parseInt(figures, 10)).toBeGreaterThan(300);
});
