import crypto from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, inject } from 'vitest';

// Everything that a test, a browser or a child process leaves behind lies in the folder of this run, and goes with it.
for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = inject('temporary');

// Files share their worker's modules. One that leaves a step before the driver would let the others test without locks.
const kept = [pg.Client.prototype.query, pg.Pool.prototype.query, crypto.timingSafeEqual, setTimeout, setInterval];
afterAll(() => {
  const found = [pg.Client.prototype.query, pg.Pool.prototype.query, crypto.timingSafeEqual, setTimeout, setInterval];
  expect(found.map((each, index) => each === kept[index])).toEqual(kept.map(() => true));
});
