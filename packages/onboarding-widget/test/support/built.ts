import { readFileSync } from 'node:fs';

const read = (name: string) => readFileSync(new URL(`../../dist/${name}`, import.meta.url), 'utf8');

/** The published script, and `description`, which is published with the script. */
export const script: string = read('connect.iife.js');
export const description: { file: string; integrity: string; version: string } = JSON.parse(read('connect.json'));
