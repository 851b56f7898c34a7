import { stockedBytes } from '../platform/id.ts';

const TIME_DIGITS = 12;
const RANDOM_BYTES = 7;

const timePart = (at: Date): string => at.getTime().toString(16).padStart(TIME_DIGITS, '0');

/** Makes the id of a kept call: its time in milliseconds and random bits, in hexadecimal. So ids sort by time. */
export const newCallId = (at: Date): string => timePart(at) + Buffer.from(stockedBytes(RANDOM_BYTES)).toString('hex');

/** Returns the smallest id that a call at this time can have. */
export const firstCallId = (at: Date): string => timePart(at).padEnd(TIME_DIGITS + 2 * RANDOM_BYTES, '0');

/** Whether a text has the form of an id of a kept call. */
export const isCallId = (text: string): boolean => /^[0-9a-f]{26}$/.test(text);
