export { copyWorld } from './world/database.ts';
