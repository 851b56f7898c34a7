import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: ['src/index.ts'],
  format: ['esm', 'cjs'],
  dts: true,
  clean: true,
  fixedExtension: true,
  platform: 'neutral',
  target: 'es2022',
  // The published package has no runtime dependency: tRPC's client and our shared words are inside it.
  deps: { alwaysBundle: [/^@trpc\//, /^@chatelaine\/shared/] },
});
