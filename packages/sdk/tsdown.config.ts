import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'tsdown';

// Oxc writes declarations file by file, without inference (tsc 7 has no API to ask); the tables of `shared` lean on it.
// So tsc writes theirs beforehand.
function declareShared(): Map<string, string> {
  const tsc = fileURLToPath(new URL('bin/tsc', import.meta.resolve('typescript/package.json')));
  const shared = fileURLToPath(new URL('../shared/', import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), 'chatelaine-shared-'));
  const emit = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--noCheck', '--outDir', folder];
  try {
    execFileSync(process.execPath, [tsc, '-p', shared, '--rootDir', join(shared, 'src'), ...emit]);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.d.ts'));
    return new Map(files.map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'utf8')]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const declarations = declareShared();
const declarationsOfShared = {
  name: 'declarations-of-shared',
  load: {
    order: 'pre' as const,
    filter: { id: /[\\/]packages[\\/]shared[\\/]src[\\/]((rule|view)[\\/])?[^\\/]+\.d\.ts$/ },
    handler: (id: string) =>
      declarations.get(
        id
          .split(/[\\/]shared[\\/]src[\\/]/)
          .at(-1)
          ?.replaceAll('\\', '/') ?? '',
      ),
  },
};

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    server: 'src/server/index.ts',
    messages: 'src/messages/index.ts',
    webhooks: 'src/webhooks/index.ts',
    testing: 'src/testing/index.ts',
  },
  format: ['esm', 'cjs'],
  dts: { generator: 'oxc' },
  clean: true,
  logLevel: 'warn',
  fixedExtension: true,
  platform: 'neutral',
  target: 'es2022',
  // The published package has no runtime dependency: tRPC's client and our shared words are inside it; in the fake also
  // what reads inputs and addresses.
  deps: {
    alwaysBundle: [/^@trpc\//, /^@chatelaine\/shared/, /^zod($|\/)/, 'ipaddr.js'],
    onlyBundle: ['@trpc/client', '@trpc/server', 'zod', 'ipaddr.js'],
    // A type alone, and erased; nobody may go and look what is behind it.
    neverBundle: [/^@chatelaine\/api/],
  },
  // Their licences ask that their notices go along.
  copy: [
    { from: '../../node_modules/@trpc/client/LICENSE', to: 'dist', rename: 'LICENSE-trpc' },
    { from: '../../node_modules/zod/LICENSE', to: 'dist', rename: 'LICENSE-zod' },
    { from: '../shared/node_modules/ipaddr.js/LICENSE', to: 'dist', rename: 'LICENSE-ipaddr' },
  ],
  // tRPC's client does not declare itself free of side effects; without this its WebSocket client would stay: 1.3 kB.
  treeshake: { propertyReadSideEffects: false, moduleSideEffects: false },
  // Through `inputOptions`, because `plugins` are left out where declarations for CommonJS are made.
  inputOptions: (options) => ({
    ...options,
    // A neutral platform reads no `main`, which is all that `ipaddr.js` has.
    resolve: { ...options.resolve, mainFields: ['module', 'main'] },
    plugins: [declarationsOfShared, options.plugins],
  }),
});
