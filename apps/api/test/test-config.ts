export { testConfig } from './world/test-config.ts';
