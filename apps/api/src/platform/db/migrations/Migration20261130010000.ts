import { Migration } from '@mikro-orm/migrations';

/**
 * Adds the purpose of one-time links, the links that confirm a new e-mail address, and the language that a person
 * chose.
 */
export class LinksAndProfiles extends Migration {
  override up(): void {
    this.addSql(`
      alter table sign_up_link add column purpose text not null default 'invitation'
        constraint sign_up_link_purpose_check check (purpose in ('invitation', 'password'))`);
    this.addSql(`create table email_change (
      hash bytea not null,
      person_id varchar(26) not null,
      email varchar(254) not null,
      old_email varchar(254) not null,
      created_at timestamptz(3) not null,
      expires_at timestamptz(3) not null,
      used_at timestamptz(3) null,
      primary key (hash)
    )`);
    this.addSql('create index email_change_person_id_index on email_change (person_id)');
    this.addSql(`create table person_profile (
      person_id varchar(26) not null,
      locale text not null constraint person_profile_locale_check check (locale in ('en', 'de', 'pt')),
      primary key (person_id)
    )`);
  }
}
