import { BASE62 } from '@chatelaine/shared';

/**
 * Returns the CRC-32 (IEEE) of ASCII text, computed bit by bit. A lookup table would be faster, but longer than this
 * loop, and a key without its checksum has only 36 characters.
 */
export function crc32(text: string): number {
  let crc = -1;
  for (let at = 0; at < text.length; at++) {
    crc ^= text.charCodeAt(at);
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** The last six characters of a key: the CRC-32 of the characters before them, in base62. */
export function checksum(text: string): string {
  let rest = crc32(text);
  let digits = '';
  for (let at = 0; at < 6; at++) {
    digits = BASE62.charAt(rest % 62) + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}
