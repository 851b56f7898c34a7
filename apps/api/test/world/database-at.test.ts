import { expect, test } from 'vitest';
import { databaseAt } from './database-at.ts';

test.each([
  ['postgres://me:p%40ss@db.example:5432/postgres', 'postgres://me:p%40ss@db.example:5432/world'],
  ['postgres://me:pw@db.example:5432', 'postgres://me:pw@db.example:5432/world'],
  ['postgres://me:pw@db.example/postgres?sslmode=require', 'postgres://me:pw@db.example/world?sslmode=require'],
  ['postgres:///postgres?host=/var/run/postgresql', 'postgres:///world?host=/var/run/postgresql'],
])('the database beside %s is reached in the same way', (address, other) => {
  expect(databaseAt(address, 'world')).toBe(other);
});
