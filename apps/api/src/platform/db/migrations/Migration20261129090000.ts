import { Migration } from '@mikro-orm/migrations';

/** Sign-ins with the right password that stop at the code are counted too. */
export class SignInsThatStop extends Migration {
  override up(): void {
    this.addSql('alter table person_failure drop constraint person_failure_kind_check');
    this.addSql(
      "alter table person_failure add constraint person_failure_kind_check check (kind in ('sign_in', 'lock', 'code', 'code_asked'))",
    );
  }
}
