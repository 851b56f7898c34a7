import { Migration } from '@mikro-orm/migrations';

/** Adds a mark to partners that are still testing. The operator sets this mark. */
export class PartnersThatTest extends Migration {
  override up(): void {
    this.addSql('alter table partner add column testing boolean not null default false');
  }
}
