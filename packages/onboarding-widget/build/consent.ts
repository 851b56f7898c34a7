// Builds the consent page: one script for each page in each language. So a browser loads only the code and the texts
// that its page shows. The screens that most people never see are in a separate script. The server finds the files in
// dist/consent/manifest.json.
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locale } from '@chatelaine/shared';
import { forProduction } from '@chatelaine/tools/production';
import { PATHS } from '@chatelaine/ui/icon-paths';
import { minify as minifyMore } from 'terser';
import { build, minify, type Plugin, type Rolldown } from 'vite';
import { CATALOGUE } from '../src/consent/texts/catalogue.ts';

const ROOT = path.join(import.meta.dirname, '..');
const OUT = path.join(ROOT, 'dist/consent');
const PAGES = ['permission', 'account'] as const;
const LOCALES = Object.keys(CATALOGUE) as Locale[];

/** The files of one page in one language. */
interface Built {
  script: string;
  /** Scripts that the page loads when it needs them. */
  late: string[];
  styles: string[];
}

/**
 * Replaces English by another language in the two files that import the texts: texts.ts and rare-texts.ts. The second
 * file is for the screens that load late. The texts that only these screens use are loaded together with these screens.
 */
const speak = (locale: Locale): Plugin => ({
  name: 'speak',
  enforce: 'pre',
  resolveId(source, importer) {
    const door = source === './en.ts' && /\/texts\/(rare-)?texts\.ts$/.exec(importer ?? '');
    if (!door) return null;
    return path.join(path.dirname(importer ?? ''), `${locale}.ts${door[1] ? '?rare' : ''}`);
  },
});

/**
 * Removes the code that vite adds around an `import()`. That code would search for files to preload, but no late script
 * has such files.
 */
const importAlone: Plugin = {
  name: 'import-alone',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null),
};

/**
 * Minifies with two minifiers in turn, before vite minifies once more. Two minifiers save some hundred bytes more than
 * one minifier alone.
 */
const minifyTwiceMore: Plugin = {
  name: 'minify-twice-more',
  async renderChunk(source, { fileName }) {
    const { code } = await minify(fileName, source, { module: true });
    // Arrow functions are shorter than function expressions. The minifier may replace them, because no code here calls
    // a function expression with `new`.
    const compress = { passes: 3, ecma: 2020, unsafe_arrows: true } as const;
    const more = await minifyMore(code, { module: true, compress, format: { comments: false } });
    return more.code ?? code;
  },
};

async function buildPage(page: string, locale: Locale): Promise<Built> {
  const result = await build(
    forProduction({
      root: ROOT,
      publicDir: false,
      logLevel: 'warn',
      plugins: [speak(locale), importAlone, minifyTwiceMore],
      oxc: {
        jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' },
        jsxInject: `import { h, Fragment } from 'preact'`,
      },
      build: {
        outDir: OUT,
        emptyOutDir: false,
        target: 'es2022',
        minify: true,
        modulePreload: false,
        assetsInlineLimit: 0,
        cssCodeSplit: false,
        rolldownOptions: {
          // The minifiers take nearly all of the build time. We accept this time, so vite does not warn about it.
          checks: { pluginTimings: false },
          input: { [`${page}.${locale}`]: `src/consent/${page}.ts` },
          output: {
            assetFileNames: `assets/${page}-[hash][extname]`,
            chunkFileNames: `assets/${page}.${locale}.[name]-[hash].js`,
          },
        },
      },
    }),
  );
  const files = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  const [script, ...more] = files.filter((file): file is Rolldown.OutputChunk => file.type === 'chunk');
  if (script === undefined) throw new Error(`${page} in ${locale} has no script.`);
  return {
    script: script.fileName,
    late: more.map(({ fileName }) => fileName),
    styles: files.map(({ fileName }) => fileName).filter((name) => name.endsWith('.css')),
  };
}

const pages: Record<string, Record<string, Built>> = {};
for (const page of PAGES) {
  pages[page] = {};
  for (const locale of LOCALES) pages[page][locale] = await buildPage(page, locale);
}
const noScript = Object.fromEntries(
  Object.entries(CATALOGUE).map(([locale, { noScriptTitle: title, noScriptBody: body }]) => [locale, { title, body }]),
);
const inEach = (name: 'testing' | 'loadingTitle') =>
  Object.fromEntries(Object.entries(CATALOGUE).map(([locale, texts]) => [locale, texts[name]]));
// The server writes these texts and the mark into the page itself, so that a person sees them before the script.
const written = { noScript, testing: inEach('testing'), loading: inEach('loadingTitle'), mark: PATHS.key };
writeFileSync(path.join(OUT, 'manifest.json'), JSON.stringify({ pages, ...written }, null, 2));

// The licence of Preact requires that its text is part of every copy.
cpSync(fileURLToPath(new URL('LICENSE', import.meta.resolve('preact/package.json'))), path.join(OUT, 'LICENSE-preact'));

// The files of earlier builds are removed last, so that a running server finds its files as long as possible.
const built = new Set(
  Object.values(pages).flatMap((page) =>
    Object.values(page).flatMap(({ script, late, styles }) => [script, ...late, ...styles]),
  ),
);
for (const name of readdirSync(path.join(OUT, 'assets'))) {
  if (!built.has(`assets/${name}`)) rmSync(path.join(OUT, 'assets', name));
}
