import { Migration } from '@mikro-orm/migrations';

/** Adds counts of the failures at the doors for people. */
export class PersonFailures extends Migration {
  override up(): void {
    this.addSql(`create table person_failure (
      person_id varchar(26) not null,
      kind text not null,
      network varchar(64) not null,
      day timestamptz(0) not null,
      failures int not null,
      primary key (person_id, kind, network, day)
    )`);
    this.addSql(
      "alter table person_failure add constraint person_failure_kind_check check (kind in ('sign_in', 'lock', 'code'))",
    );
  }
}
