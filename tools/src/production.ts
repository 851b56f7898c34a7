import { type InlineConfig, mergeConfig } from 'vite';

// What vite would otherwise take from where it runs.
const PRODUCTION: InlineConfig = {
  // These three follow NODE_ENV, which test runs set: JSX for development writes each file's absolute path into the code.
  oxc: { jsx: { development: false } },
  define: { 'process.env.NODE_ENV': '"production"', 'import.meta.env.DEV': 'false', 'import.meta.env.PROD': 'true' },
  // Vite's own, with its `development|production` decided.
  resolve: { conditions: ['module', 'browser', 'production'] },
  // No settings from the folder or from one above it: vite.config, .env, and what PostCSS looks for up to the root.
  configFile: false,
  envDir: false,
  css: { postcss: {} },
};

/** Completes vite's options so that a build gives the same bytes in every folder and whatever NODE_ENV says. */
export const forProduction = (options: InlineConfig): InlineConfig => mergeConfig(PRODUCTION, options);
