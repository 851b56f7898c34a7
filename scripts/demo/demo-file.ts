import { readFileSync } from 'node:fs';
import { Unplayable } from './expect.ts';

/** Someone of the demo world who can sign in. */
export interface DemoUser {
  email: string;
  password: string;
}

/** What the story needs of `.data/demo.json`, which the server writes when it starts. */
export interface Demo {
  baseUrl: string;
  partnerSiteUrl: string;
  partner: { id: string; name: string; partnerKey: string };
  clients: { id: string; name: string; payment: 'partner' | 'direct'; user: DemoUser }[];
}

/** Reads the accounts of the demo world. @throws {Unplayable} when there are none. */
export function readDemoFile(file: string): Demo {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Demo;
  } catch {
    throw new Unplayable(`There is no demo world in ${file}. Start it first: npm start`);
  }
}
