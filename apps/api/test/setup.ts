import crypto from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, inject } from 'vitest';

// Everything that a test, a browser or a child process leaves behind is in the folder of this run, and is removed with
// the folder.
for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = inject('temporary');

// Test files of one worker share their modules. When a file changes a function of the driver and does not restore it,
// the tests of the next files could run without locks.
const kept = [pg.Client.prototype.query, pg.Pool.prototype.query, crypto.timingSafeEqual, setTimeout, setInterval];
afterAll(() => {
  const found = [pg.Client.prototype.query, pg.Pool.prototype.query, crypto.timingSafeEqual, setTimeout, setInterval];
  expect(found.map((each, index) => each === kept[index])).toEqual(kept.map(() => true));
});
