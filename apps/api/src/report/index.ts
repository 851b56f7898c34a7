export { exportUsage } from './export-usage.ts';
export { listHygiene } from './list-hygiene.ts';
export { queryUsage } from './query-usage.ts';
