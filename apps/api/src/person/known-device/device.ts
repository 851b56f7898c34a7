import { createHash } from 'node:crypto';
import { randomBase62 } from '../../platform/id.ts';

/** Makes an id for a browser: 130 random bits. */
export const newDevice = (): string => randomBase62(22);

/** Returns the stored form of a browser's id. */
export const hashDevice = (device: string): Buffer => createHash('sha256').update(device).digest();
