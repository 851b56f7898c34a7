import crypto from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, inject } from 'vitest';

// Everything that a test, a browser or a child process leaves behind is in the folder of this run, and is removed with
// the folder.
for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = inject('temporary');

// Test files share the modules of their worker. A file that does not restore a changed function of the driver would let
// the other files test without locks.
const kept = [pg.Client.prototype.query, pg.Pool.prototype.query, crypto.timingSafeEqual, setTimeout, setInterval];
afterAll(() => {
  const found = [pg.Client.prototype.query, pg.Pool.prototype.query, crypto.timingSafeEqual, setTimeout, setInterval];
  expect(found.map((each, index) => each === kept[index])).toEqual(kept.map(() => true));
});
