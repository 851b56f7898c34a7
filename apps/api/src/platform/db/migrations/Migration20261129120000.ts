import { Migration } from '@mikro-orm/migrations';

/** Adds the mark of partners that are testing, which the operator sets. */
export class PartnersThatTest extends Migration {
  override up(): void {
    this.addSql('alter table partner add column testing boolean not null default false');
  }
}
