import { Migration } from '@mikro-orm/migrations';

/**
 * Adds limits for guesses, the browsers and networks from which a person signed in, and recovery codes for a lost
 * phone.
 */
export class KnownDevices extends Migration {
  override up(): void {
    this.addSql(`create table platform.allowance (
      key varchar(64) primary key,
      full_at timestamptz not null
    )`);
    this.addSql('create index allowance_full_at on platform.allowance (full_at)');
    this.addSql(`create table known_device (
      person_id varchar(26) not null,
      device bytea not null,
      created_at timestamptz(3) not null,
      last_at timestamptz(3) not null,
      skips_code_until timestamptz(3) null,
      primary key (person_id, device)
    )`);
    this.addSql('create index known_device_device_index on known_device (device)');
    this.addSql(`create table known_network (
      person_id varchar(26) not null,
      network varchar(64) not null,
      last_at timestamptz(3) not null,
      primary key (person_id, network)
    )`);
    this.addSql(`create table recovery_code (
      hash bytea primary key,
      person_id varchar(26) not null,
      created_at timestamptz(3) not null,
      used_at timestamptz(3) null
    )`);
    this.addSql('create index recovery_code_person_id_index on recovery_code (person_id)');
  }
}
