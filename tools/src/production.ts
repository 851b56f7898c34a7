import { type InlineConfig, mergeConfig } from 'vite';

// The settings that vite would otherwise take from its environment.
const PRODUCTION: InlineConfig = {
  // Without the settings `oxc`, `define` and `resolve`, vite follows NODE_ENV, which test runs set. JSX for development
  // would write each file's absolute path into the code.
  oxc: { jsx: { development: false } },
  define: { 'process.env.NODE_ENV': '"production"', 'import.meta.env.DEV': 'false', 'import.meta.env.PROD': 'true' },
  // These are the defaults of vite, but with `production` in place of its `development|production`.
  resolve: { conditions: ['module', 'browser', 'production'] },
  // vite takes no settings from the folder or from a folder above it: not from vite.config, not from .env, and not from
  // the files that PostCSS looks for up to the root.
  configFile: false,
  envDir: false,
  css: { postcss: {} },
};

/** Completes vite's options so that a build gives the same bytes in every folder and with every NODE_ENV. */
export const forProduction = (options: InlineConfig): InlineConfig => mergeConfig(PRODUCTION, options);
