import { readFileSync } from 'node:fs';
import { Unplayable } from './expect.ts';

/** A person of the demo world who can sign in. */
export interface DemoUser {
  email: string;
  password: string;
}

/** The part of `.data/demo.json` that the demo needs. The server writes this file when it starts. */
export interface Demo {
  baseUrl: string;
  partnerSiteUrl: string;
  partner: { id: string; name: string; partnerKey: string };
  clients: { id: string; name: string; payment: 'partner' | 'direct'; user: DemoUser }[];
}

/** Reads the accounts of the demo world. @throws {Unplayable} when the file cannot be read. */
export function readDemoFile(file: string): Demo {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Demo;
  } catch {
    throw new Unplayable(
      `There is no demo world in ${file}. Start it first: npm start. If it runs in another folder, pass --demo-file.`,
    );
  }
}
