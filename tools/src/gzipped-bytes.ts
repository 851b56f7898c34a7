import { gzip } from 'pako';

/**
 * Counts the bytes of a text when it is gzipped.
 *
 * This function does not use `node:zlib`, because the size of zlib's output differs between machines. Node contains
 * Chromium's zlib, which uses the CRC instruction of the processor where there is one, and another hash elsewhere. Some
 * builds of Node use the zlib of the system. pako is zlib in JavaScript: the size of pako's output depends only on the
 * text.
 */
export const gzippedBytes = (text: string): number => gzip(new TextEncoder().encode(text), { level: 9 }).length;
