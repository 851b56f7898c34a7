// Builds the hubs: one script for each language, and one late script for each screen. The server finds the files in
// dist/manifest.json.
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { LOCALES } from '@chatelaine/shared';
import { forProduction } from '@chatelaine/tools/production';
import { build, type Plugin, type Rolldown } from 'vite';

const ROOT = path.join(import.meta.dirname, '..');
const OUT = path.join(ROOT, 'dist');
const TEXTS = path.join(ROOT, 'src/texts');

/** The files of one language. */
interface Built {
  script: string;
  /** The scripts that `script` imports. A browser loads them before the first screen too. */
  shared: string[];
  /** For each screen the scripts that the page loads when a person opens it: its own, and those that screens share. */
  late: Record<string, string[]>;
  styles: string[];
}

const ROOMS_OF_PARTS = ['account', 'api', 'parts(?!/chart)', 'proof'].join('|');
const TEXTS_OF_PARTS = ['format', 'frame', 'proof', 'refusals', 'secret', 'unsaved'].join('|');

// Without these groups, a screen would load thirty small files. What most screens use is in the first load, and what the
// screens of keys share is one file.
const GROUPS = [
  {
    name: 'keys',
    test: /\/src\/(?:keys|channel-key|legacy-tokens)\/|\/texts\/\w+\/(?:keys|generate-key)\.ts/,
    includeDependenciesRecursively: false,
  },
  {
    name: 'parts',
    test: new RegExp(
      `/hub/src/(?:${ROOMS_OF_PARTS})/|/texts/\\w+/(?:${TEXTS_OF_PARTS})\\.ts|/packages/(?:ui|shared)/src/`,
    ),
    includeDependenciesRecursively: false,
  },
];

/** Replaces the English texts by the texts of another language. */
const speak = (locale: string): Plugin => ({
  name: 'speak',
  enforce: 'pre',
  resolveId(source, importer) {
    const match = /\/texts\/en\/([\w-]+\.ts)$/.exec(source);
    if (match === null || importer === undefined) return null;
    return path.join(TEXTS, locale, match[1] ?? '');
  },
});

/**
 * Removes the code that vite adds around an `import()`. That code searches for files to preload, and no late script has
 * such files.
 */
const importAlone: Plugin = {
  name: 'import-alone',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null),
};

async function buildIn(locale: string): Promise<Built> {
  const result = await build(
    forProduction({
      root: ROOT,
      publicDir: false,
      logLevel: 'warn',
      plugins: [speak(locale), importAlone],
      oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
      // The library for queries is written for React. Preact's own package has the same functions.
      resolve: { alias: { react: 'preact/compat', 'react-dom': 'preact/compat' } },
      build: {
        outDir: OUT,
        emptyOutDir: false,
        target: 'es2022',
        minify: true,
        modulePreload: false,
        assetsInlineLimit: 0,
        cssCodeSplit: false,
        rolldownOptions: {
          checks: { pluginTimings: false },
          // The library for queries marks its files for servers that render React. Nothing is lost without the mark.
          onLog: (level, log, tell) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : tell(level, log)),
          input: { [locale]: 'src/main.tsx' },
          output: {
            entryFileNames: 'assets/[name]-[hash].js',
            assetFileNames: 'assets/hub-[hash][extname]',
            chunkFileNames: `assets/${locale}.[name]-[hash].js`,
            codeSplitting: { groups: GROUPS },
          },
        },
      },
    }),
  );
  const files = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  const chunks = files.filter((file): file is Rolldown.OutputChunk => file.type === 'chunk');
  const script = chunks.find(({ isEntry }) => isEntry);
  if (script === undefined) throw new Error(`The hub in ${locale} has no script.`);
  const first = filesOf(script, chunks, []);
  return {
    script: script.fileName,
    shared: first.slice(1),
    late: Object.fromEntries(
      chunks
        .filter(({ isDynamicEntry }) => isDynamicEntry)
        .map((chunk) => [screenOf(chunk), filesOf(chunk, chunks, first)]),
    ),
    styles: files.map(({ fileName }) => fileName).filter((name) => name.endsWith('.css')),
  };
}

/** Names a late script by its source: `partner/api-keys/api-keys.tsx`. Two screens may have files of the same name. */
function screenOf({ facadeModuleId, fileName }: Rolldown.OutputChunk): string {
  return facadeModuleId === null ? fileName : path.relative(path.join(ROOT, 'src'), facadeModuleId);
}

/** Lists a chunk and the files that it imports, without those that are loaded already. The chunk itself is first. */
function filesOf(chunk: Rolldown.OutputChunk, chunks: Rolldown.OutputChunk[], loaded: readonly string[]): string[] {
  const found = new Set([chunk.fileName]);
  for (const file of found) {
    for (const needed of chunks.find(({ fileName }) => fileName === file)?.imports ?? []) {
      if (!loaded.includes(needed)) found.add(needed);
    }
  }
  return [...found];
}

const languages: Record<string, Built> = {};
for (const locale of LOCALES) languages[locale] = await buildIn(locale);
writeFileSync(path.join(OUT, 'manifest.json'), JSON.stringify({ languages }, null, 2));

// The licence of Preact requires that its text is part of every copy. The licences of the other libraries do too.
for (const name of ['preact', 'preact-iso', '@tanstack/react-query', '@trpc/client', 'uplot', 'lean-qr']) {
  const folder = path.dirname(fileURLToPath(import.meta.resolve(name)));
  const licence = findLicence(folder);
  cpSync(licence, path.join(OUT, `LICENSE-${name.replaceAll(/[@/]/g, '-')}`));
}

function findLicence(folder: string): string {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  if (file !== undefined) return path.join(folder, file);
  const above = path.dirname(folder);
  if (above === folder) throw new Error('A library has no file with its licence.');
  return findLicence(above);
}

// The files of earlier builds are removed last, so that a running server finds its files as long as possible.
const built = new Set(
  Object.values(languages).flatMap(({ script, shared, late, styles }) => [
    script,
    ...shared,
    ...Object.values(late).flat(),
    ...styles,
  ]),
);
for (const name of readdirSync(path.join(OUT, 'assets'))) {
  if (!built.has(`assets/${name}`)) rmSync(path.join(OUT, 'assets', name));
}
