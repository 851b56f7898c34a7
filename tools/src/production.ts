import { type InlineConfig, mergeConfig } from 'vite';

// These settings are fixed here, because vite would otherwise read them from the environment and from files.
const PRODUCTION: InlineConfig = {
  // Without the settings `oxc`, `define` and `resolve`, vite follows NODE_ENV, which test runs set. JSX for development
  // would write each file's absolute path into the code.
  oxc: { jsx: { development: false } },
  define: { 'process.env.NODE_ENV': '"production"', 'import.meta.env.DEV': 'false', 'import.meta.env.PROD': 'true' },
  // These are the default conditions of vite, but with `production` in place of vite's `development|production`.
  resolve: { conditions: ['module', 'browser', 'production'] },
  // vite takes no settings from the folder or from a folder above it: not from vite.config, not from .env, and not from
  // the files that PostCSS looks for up to the root.
  configFile: false,
  envDir: false,
  css: { postcss: {} },
};

/** Completes vite's options so that a build gives the same bytes in every folder and with every NODE_ENV. */
export const forProduction = (options: InlineConfig): InlineConfig => mergeConfig(PRODUCTION, options);
