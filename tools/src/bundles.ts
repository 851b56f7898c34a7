import { existsSync, globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { importSites } from './arrows/read-module.ts';
import type { Check, Finding } from './check.ts';
import { readSource } from './source.ts';

const CONSENT = 'packages/onboarding-widget/dist/consent';
const LOADER = 'packages/onboarding-widget/dist/connect.iife.js';
const SDK = 'packages/sdk/dist';
// In bytes, gzipped; 1 kB is 1,024 B.
const MAX_CONSENT_BYTES = 15 * 1024;
const MAX_LOADER_BYTES = 2.5 * 1024;
const SDK_ENTRIES = [
  { name: 'the SDK', file: 'index.mjs', maxBytes: 9 * 1024 },
  { name: '/webhooks', file: 'webhooks.mjs', maxBytes: 1.5 * 1024 },
];

/** Says whether what strangers download is small, whole, and free of what belongs to the server. */
export const bundles: Check = {
  name: 'bundles',
  async run(root) {
    const consent = checkConsentPage(root);
    const loader = checkLoader(root);
    const sdk = await checkSdk(root);
    const declarations = checkDeclarations(root);
    return {
      figures: `consent page ${consent.figures}, loader ${loader.figures}, SDK ${sdk.figures}`,
      offences: [...consent.offences, ...loader.offences, ...sdk.offences, ...declarations],
    };
  },
};

/** Weighs the script that a partner's page loads. */
export function checkLoader(root: string): Finding {
  const file = path.join(root, LOADER);
  return existsSync(file) ? weigh('the loader', [readFileSync(file, 'utf8')], MAX_LOADER_BYTES) : notBuilt(LOADER);
}

/** Weighs the consent page in its heaviest language: the one script that a client loads. */
export function checkConsentPage(root: string): Finding {
  const manifest = path.join(root, CONSENT, 'manifest.json');
  if (!existsSync(manifest)) return notBuilt(`${CONSENT}/manifest.json`);
  const { pages }: { pages: Record<string, Record<string, { script: string }>> } = JSON.parse(
    readFileSync(manifest, 'utf8'),
  );
  const languages = Object.entries(pages.permission ?? {});
  if (languages.length === 0) return notBuilt(`a script in ${CONSENT}/manifest.json`);
  const findings = languages.map(([locale, { script }]) =>
    weigh(`the consent page (${locale})`, [readFileSync(path.join(root, CONSENT, script), 'utf8')], MAX_CONSENT_BYTES),
  );
  const [heaviest] = findings.sort((a, b) => b.bytes - a.bytes);
  return { figures: heaviest?.figures ?? '', offences: findings.flatMap(({ offences }) => offences) };
}

/** Bundles each entry of the SDK as a partner's build would, and weighs it. */
export async function checkSdk(root: string): Promise<Finding> {
  const findings: Finding[] = [];
  for (const { name, file, maxBytes } of SDK_ENTRIES) {
    const entry = path.join(root, SDK, file);
    findings.push(existsSync(entry) ? weigh(name, await bundled(root, entry), maxBytes) : notBuilt(`${SDK}/${file}`));
  }
  const loose = strangersIn(root, `${SDK}/*.{mjs,cjs}`);
  return {
    figures: findings.map(({ figures }) => figures).join(' and '),
    offences: [...findings.flatMap(({ offences }) => offences), ...loose],
  };
}

async function bundled(root: string, entry: string): Promise<string[]> {
  const bundle = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict', external: isBuiltin },
    },
  });
  const outputs = [bundle].flat().flatMap((one) => ('output' in one ? one.output : []));
  return outputs.flatMap((output) => (output.type === 'chunk' ? [output.code] : []));
}

/** The published declarations stand alone: nobody who installs the SDK has our packages, or tRPC. */
export function checkDeclarations(root: string): string[] {
  const files = globSync(`${SDK}/*.d.{mts,cts}`, { cwd: root });
  if (files.length < 2) return [`${SDK} has no declarations for both import and require`];
  return strangersIn(root, `${SDK}/*.d.{mts,cts}`);
}

/** Imports that lead out of the package and not to Node: the SDK has no dependency that would bring them. */
function strangersIn(root: string, pattern: string): string[] {
  return globSync(pattern, { cwd: root }).flatMap((file) =>
    importSites(readSource(root, file))
      .filter(({ specifier }) => !specifier.startsWith('./') && !isBuiltin(specifier))
      .map(({ specifier, line }) => `${file}:${line} imports ${specifier}, which is not published with it`),
  );
}

// What zod leaves in a minified bundle: property names and class names in messages are kept.
const ZOD = /\b_zod\b|\$?ZodError|\$ZodType/;

function weigh(name: string, codes: string[], limit: number): Finding & { bytes: number } {
  const bytes = codes.reduce((sum, code) => sum + gzipSync(code, { level: 9 }).length, 0);
  const offences = [
    ...(bytes > limit ? [`${name} has ${bytes} bytes gzipped; the limit is ${limit}`] : []),
    ...(codes.some((code) => ZOD.test(code)) ? [`${name} contains zod`] : []),
  ];
  return { figures: `${bytes} of ${limit} B`, offences, bytes };
}

const notBuilt = (what: string): Finding => ({ figures: 'not built', offences: [`${what} is not there: build first`] });
