import { Migration } from '@mikro-orm/migrations';

/** A count of sign-ins that have the right password and stop at the code. */
export class SignInsThatStop extends Migration {
  override up(): void {
    this.addSql('alter table person_failure drop constraint person_failure_kind_check');
    this.addSql(
      "alter table person_failure add constraint person_failure_kind_check check (kind in ('sign_in', 'lock', 'code', 'code_asked'))",
    );
  }
}
