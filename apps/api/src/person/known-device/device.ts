import { createHash } from 'node:crypto';
import { randomBase62 } from '../../platform/id.ts';

/** Makes the id of a browser: 130 random bits. */
export const newDevice = (): string => randomBase62(22);

/** The stored form of a device's id. */
export const hashDevice = (device: string): Buffer => createHash('sha256').update(device).digest();
