import { Migration } from '@mikro-orm/migrations';

/** Adds people's passkeys, and the challenges that passkeys have answered. */
export class Passkeys extends Migration {
  override up(): void {
    this.addSql(`create table passkey (
      id varchar(22) not null,
      person_id varchar(26) not null,
      credential_id bytea not null,
      public_key bytea not null,
      counter bigint not null,
      name varchar(64) not null,
      transports text[] not null,
      is_backed_up boolean not null,
      created_at timestamptz(3) not null,
      last_used_at timestamptz(3) null,
      primary key (id)
    )`);
    this.addSql('create index passkey_person_id_index on passkey (person_id)');
    this.addSql('alter table passkey add constraint passkey_credential_id_unique unique (credential_id)');
    this.addSql(`create table passkey_challenge (
      hash bytea not null,
      used_at timestamptz(3) not null,
      primary key (hash)
    )`);
  }
}
