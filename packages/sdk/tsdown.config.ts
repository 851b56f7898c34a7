import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'tsdown';

// Oxc writes the declarations of each file alone and infers no types, but the tables of `shared` need inferred types.
// tsc 7 infers them but has no API. So the program tsc writes the declarations of `shared` before the build.
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
  // The published package has no runtime dependency. It contains tRPC's client and the code of `shared`. The fake also
  // contains the libraries that read inputs (zod) and addresses (ipaddr.js).
  deps: {
    alwaysBundle: [/^@trpc\//, /^@chatelaine\/shared/, /^zod($|\/)/, 'ipaddr.js'],
    onlyBundle: ['@trpc/client', '@trpc/server', 'zod', 'ipaddr.js'],
    // The SDK imports only a type of the API. The type is erased, so the bundler must not load the API.
    neverBundle: [/^@chatelaine\/api/],
  },
  // The licences of these packages require that their text is part of every copy.
  copy: [
    { from: '../../node_modules/@trpc/client/LICENSE', to: 'dist', rename: 'LICENSE-trpc' },
    { from: '../../node_modules/zod/LICENSE', to: 'dist', rename: 'LICENSE-zod' },
    { from: '../shared/node_modules/ipaddr.js/LICENSE', to: 'dist', rename: 'LICENSE-ipaddr' },
  ],
  // tRPC's client does not declare that it has no side effects. Without this setting its WebSocket client would stay in
  // the bundle: 1.3 kB.
  treeshake: { propertyReadSideEffects: false, moduleSideEffects: false },
  // The plugin is in `inputOptions`, because tsdown ignores `plugins` when it makes the declarations for CommonJS.
  inputOptions: (options) => ({
    ...options,
    // On a neutral platform the field `main` is not read, but `ipaddr.js` has only this field.
    resolve: { ...options.resolve, mainFields: ['module', 'main'] },
    plugins: [declarationsOfShared, options.plugins],
  }),
});
