import { readFileSync } from 'node:fs';

const read = (name: string) => readFileSync(new URL(`../../dist/${name}`, import.meta.url), 'utf8');

/** The published script. `description` is the published description of the script. */
export const script: string = read('connect.iife.js');
export const description: { file: string; integrity: string; version: string } = JSON.parse(read('connect.json'));
