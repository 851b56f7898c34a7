import { gzip } from 'pako';

/**
 * Counts the bytes of a text when it is gzipped.
 *
 * Not by `node:zlib`: Node carries Chromium's zlib, which finds repetitions with the processor's CRC instruction where
 * there is one and by another hash where there is none, so that the same text has other sizes on other machines, and
 * where Node uses the system's zlib others again. pako is zlib in JavaScript: its size depends on the text alone.
 */
export const gzippedBytes = (text: string): number => gzip(new TextEncoder().encode(text), { level: 9 }).length;
