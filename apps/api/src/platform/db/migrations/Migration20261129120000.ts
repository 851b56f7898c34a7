import { Migration } from '@mikro-orm/migrations';

/** Partners that the operator marked as testing. */
export class PartnersThatTest extends Migration {
  override up(): void {
    this.addSql('alter table partner add column testing boolean not null default false');
  }
}
