import { existsSync, globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { importSites } from './arrows/read-module.ts';
import { BUDGETS, shareOf } from './budgets.ts';
import type { Check, Finding } from './check.ts';
import { gzippedBytes } from './gzipped-bytes.ts';
import { partnerBundle } from './partner-bundle.ts';
import { readSource } from './source.ts';

const CONSENT = 'packages/onboarding-widget/dist/consent';
const HUB = 'apps/hub/dist';
// The script of the hubs that draws charts. Screens load it late, so it is not part of a screen.
const CHART = 'parts/chart/draw-lines.ts';
const LOADER = 'packages/onboarding-widget/dist/connect.iife.js';
const SDK = 'packages/sdk/dist';
interface SdkEntry {
  name: string;
  file: string;
  budget: number;
  /** True: the check counts only the code of this entry, without the code that the entry shares with the main entry. */
  isBesideMain?: true;
  /** True: the entry may contain zod. */
  mayParse?: true;
}

const SDK_ENTRIES: SdkEntry[] = [
  { name: 'the SDK', file: 'index', budget: BUDGETS.sdk },
  { name: '/server', file: 'server', budget: BUDGETS.server, isBesideMain: true },
  { name: '/messages', file: 'messages', budget: BUDGETS.messages, isBesideMain: true },
  { name: '/webhooks', file: 'webhooks', budget: BUDGETS.webhooks },
  { name: '/testing', file: 'testing', budget: BUDGETS.testing, mayParse: true },
];

/** Checks that the code that users and partners download is small and complete, and has no code of the server. */
export const bundles: Check = {
  name: 'bundles',
  async run(root) {
    const consent = checkConsentPage(root);
    const hub = checkHub(root);
    const loader = checkLoader(root);
    const sdk = await checkSdk(root);
    const declarations = checkDeclarations(root);
    return {
      figures: `consent page ${consent.figures}, hub ${hub.figures}, loader ${loader.figures}, SDK ${sdk.figures}`,
      offences: [...consent.offences, ...hub.offences, ...loader.offences, ...sdk.offences, ...declarations],
    };
  },
};

/** Measures the size of the script that a partner's page loads. */
export function checkLoader(root: string): Finding {
  const file = path.join(root, LOADER);
  return existsSync(file) ? weigh('the loader', [readFileSync(file, 'utf8')], BUDGETS.loader) : notBuilt(LOADER);
}

/**
 * Measures the size of the consent page in each language: the one script that every client loads, and the scripts that
 * are loaded late. The figures are for the largest language.
 */
export function checkConsentPage(root: string): Finding {
  const manifest = path.join(root, CONSENT, 'manifest.json');
  if (!existsSync(manifest)) return notBuilt(`${CONSENT}/manifest.json`);
  const { pages }: { pages: Record<string, Record<string, { script: string; late: string[] }>> } = JSON.parse(
    readFileSync(manifest, 'utf8'),
  );
  const languages = Object.entries(pages.permission ?? {});
  if (languages.length === 0) return notBuilt(`a script in ${CONSENT}/manifest.json`);
  const codeOf = (file: string) => readFileSync(path.join(root, CONSENT, file), 'utf8');
  const findings = languages.map(([locale, { script }]) =>
    weigh(`the consent page (${locale})`, [codeOf(script)], BUDGETS.consentPage),
  );
  const lateOnes = languages.map(([locale, { late }]) =>
    weigh(`the consent page's late screens (${locale})`, late.map(codeOf), BUDGETS.lateScreens),
  );
  const [heaviest] = findings.sort((a, b) => b.bytes - a.bytes);
  return {
    figures: heaviest?.figures ?? '',
    offences: [...findings, ...lateOnes].flatMap(({ offences }) => offences),
  };
}

/** The scripts of the hubs in one language, as their manifest lists them. */
interface HubFiles {
  script: string;
  shared: string[];
  late: Record<string, string[]>;
}

/**
 * Measures the size of the hubs in each language: the scripts that everybody loads first, and for each screen the
 * scripts that it loads more. The script that draws charts has a budget of its own, because screens load it late. The
 * figures are for the largest language and the largest late script.
 */
export function checkHub(root: string): Finding {
  const manifest = path.join(root, HUB, 'manifest.json');
  if (!existsSync(manifest)) return notBuilt(`${HUB}/manifest.json`);
  const { languages }: { languages: Record<string, HubFiles> } = JSON.parse(readFileSync(manifest, 'utf8'));
  const codeOf = (file: string) => readFileSync(path.join(root, HUB, file), 'utf8');
  const firsts = Object.entries(languages).map(([locale, { script, shared }]) =>
    weigh(`the hub (${locale})`, [script, ...shared].map(codeOf), BUDGETS.hub),
  );
  const screens = Object.entries(languages).flatMap(([locale, { late }]) =>
    Object.entries(late).map(([name, files]) =>
      weigh(
        `the hub's screen ${name} (${locale})`,
        files.map(codeOf),
        name === CHART ? BUDGETS.hubChart : BUDGETS.hubScreen,
      ),
    ),
  );
  const heaviest = [firsts, screens].map((all) => all.sort((a, b) => b.bytes - a.bytes)[0]?.figures ?? 'nothing');
  return { figures: heaviest.join(' and '), offences: [...firsts, ...screens].flatMap(({ offences }) => offences) };
}

/** Bundles each entry of the SDK as a partner's build would, and measures the size of the bundle. */
export async function checkSdk(root: string): Promise<Finding> {
  const findings: Finding[] = [];
  const ofMain = chunksOf(root, `${SDK}/index.mjs`);
  for (const { name, file, budget, isBesideMain, mayParse = false } of SDK_ENTRIES) {
    const entry = path.join(root, SDK, `${file}.mjs`);
    const isElsewhere = (id: string) => isBuiltin(id) || (isBesideMain === true && ofMain.includes(path.basename(id)));
    if (existsSync(entry)) findings.push(weigh(name, await partnerBundle(root, entry, isElsewhere), budget, mayParse));
    else findings.push(notBuilt(`${SDK}/${file}.mjs`));
    const required = mayParse ? [] : requiredBy(path.join(root, SDK, `${file}.cjs`));
    if (required.some((code) => ZOD.test(code))) findings.push({ figures: '', offences: [`${name} requires zod`] });
  }
  const loose = strangersIn(root, `${SDK}/*.{mjs,cjs}`);
  return {
    figures: findings.flatMap(({ figures }) => figures || []).join(' and '),
    offences: [...findings.flatMap(({ offences }) => offences), ...loose],
  };
}

/** Returns the files that an entry shares with other entries. */
function chunksOf(root: string, entry: string): string[] {
  if (!existsSync(path.join(root, entry))) return [];
  return importSites(readSource(root, entry)).map(({ specifier }) => path.basename(specifier));
}

/**
 * Checks that the published declarations need no other package: a partner that installs the SDK has neither our
 * packages nor tRPC.
 */
export function checkDeclarations(root: string): string[] {
  const files = globSync(`${SDK}/*.d.{mts,cts}`, { cwd: root });
  if (files.length < 2) return [`${SDK} has no declarations for both import and require`];
  return strangersIn(root, `${SDK}/*.d.{mts,cts}`);
}

/**
 * Finds imports of other packages, except Node modules. Such an import would fail at a partner's, because the SDK has
 * no dependencies that would install the other packages.
 */
function strangersIn(root: string, pattern: string): string[] {
  return globSync(pattern, { cwd: root }).flatMap((file) =>
    importSites(readSource(root, file))
      .filter(({ specifier }) => !specifier.startsWith('./') && !isBuiltin(specifier))
      .map(({ specifier, line }) => `${file}:${line} imports ${specifier}, which is not published with it`),
  );
}

/**
 * Returns the code of a CommonJS file, and the code of the files in the same folder that the file requires. A program
 * loads all this code, because tree shaking does not apply to CommonJS files.
 */
function requiredBy(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file) || !existsSync(file)) return [];
  seen.add(file);
  const code = readFileSync(file, 'utf8');
  const beside = code.matchAll(/require\("(\.\/[^"]+)"\)/g);
  return [code, ...Array.from(beside, ([, name = '']) => requiredBy(path.join(file, '..', name), seen)).flat()];
}

// Names in zod's code that a minified bundle still contains, because minifiers keep property names, and class names in
// messages. With these names the check finds zod in a bundle.
const ZOD = /\b_zod\b|\$?ZodError|\$ZodType/;

function weigh(name: string, codes: string[], budget: number, mayParse = false): Finding & { bytes: number } {
  const bytes = codes.reduce((sum, code) => sum + gzippedBytes(code), 0);
  const offences = [
    ...(bytes > budget ? [`${name} is too heavy: ${shareOf(bytes, budget)} gzipped`] : []),
    ...(!mayParse && codes.some((code) => ZOD.test(code)) ? [`${name} contains zod`] : []),
  ];
  return { figures: shareOf(bytes, budget), offences, bytes };
}

const notBuilt = (what: string): Finding => ({ figures: 'not built', offences: [`${what} is not there: build first`] });
