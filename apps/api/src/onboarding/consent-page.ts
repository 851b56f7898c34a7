import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Manifest, type ShellOptions, shellOf } from './consent-shell.ts';

/** The built consent page: its files, and the HTML shell that loads them. */
export interface ConsentPage {
  /** The folder of the files with a hash in their names. These files may be cached for ever. */
  assets: string;
  /** Writes the HTML shell: what a person sees until the script of the page has asked the server. */
  shell(of: ShellOptions): string;
}

/** Finds the built pages of the package `@chatelaine/onboarding-widget`. */
export function openConsentPage(): ConsentPage {
  const manifestFile = fileURLToPath(import.meta.resolve('@chatelaine/onboarding-widget/consent/manifest.json'));
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest;
  return { assets: path.join(path.dirname(manifestFile), 'assets'), shell: (of) => shellOf(manifest, of) };
}
