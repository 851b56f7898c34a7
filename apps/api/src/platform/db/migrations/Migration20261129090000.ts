import { Migration } from '@mikro-orm/migrations';

/** Adds a count of sign-ins with the right password that have no code yet. */
export class SignInsThatStop extends Migration {
  override up(): void {
    this.addSql('alter table person_failure drop constraint person_failure_kind_check');
    this.addSql(
      "alter table person_failure add constraint person_failure_kind_check check (kind in ('sign_in', 'lock', 'code', 'code_asked'))",
    );
  }
}
