import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const bundles = new Map<string, Promise<string>>();

/**
 * Bundles a page of `test/pages` with the built package, as a partner does, in development mode. Bundles each page only
 * once.
 */
export function bundlePage(name: string): Promise<string> {
  const kept = bundles.get(name) ?? bundle(name);
  bundles.set(name, kept);
  return kept;
}

async function bundle(name: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    mode: 'development',
    define: { 'process.env.NODE_ENV': '"development"' },
    build: {
      write: false,
      minify: false,
      lib: { entry: fileURLToPath(new URL(`../pages/${name}.ts`, import.meta.url)), formats: ['iife'], name: 'Page' },
    },
  });
  const outputs = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  return outputs.flatMap((one) => (one.type === 'chunk' ? [one.code] : [])).join('');
}
