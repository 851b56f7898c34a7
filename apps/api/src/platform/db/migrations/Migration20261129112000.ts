import { Migration } from '@mikro-orm/migrations';

/** Adds an encrypted value with which a start checks whether ENCRYPTION_KEY belongs to this database. */
export class EncryptionCheck extends Migration {
  override up(): void {
    this.addSql(`create table platform.encryption_check (
      is_only boolean primary key default true check (is_only),
      sealed text
    )`);
  }
}
