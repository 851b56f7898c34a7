import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/**
 * Encrypts values that must be read again (platform secrets, webhook headers) before they reach a table.
 *
 * It uses AES-256-GCM with a random nonce of 96 bits and a tag of 128 bits (NIST SP 800-38D). `place` names where the
 * sealed text belongs, for example a row and a column. It is authenticated together with the text, so a sealed text
 * that is copied to another row or column cannot be decrypted there.
 */
export interface Sealer {
  seal(text: string, place: string): string;
  /** @throws when the value was changed, copied to another place, or encrypted with another key. */
  open(sealed: string, place: string): string;
}

/** A column with encrypted values. */
export interface SealedColumn {
  table: string;
  column: string;
  /** The column with the row's id, which is part of the place. */
  id: string;
  /** The column with the time at which the value was set, or with a time of its row. */
  setAt: string;
}

/** Returns the place of one value in such a column. */
export const placeIn = ({ table, column }: SealedColumn, id: string): string => `${table}.${column} ${id}`;

/** @param key the setting ENCRYPTION_KEY: 32 bytes in base64. */
export function createSealer(key: string): Sealer {
  const secret = Buffer.from(key, 'base64');
  return {
    seal(text, place) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return `v1.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    open(sealed, place) {
      const bytes = Buffer.from(sealed.replace(/^v1\./, ''), 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, 12)).setAAD(Buffer.from(place));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    },
  };
}
