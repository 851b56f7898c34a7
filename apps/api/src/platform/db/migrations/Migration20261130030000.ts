import { Migration } from '@mikro-orm/migrations';

/**
 * Adds an index for each list, in the order of the list. So the first page of a list reads only the rows that it shows,
 * however many rows the account has. `Migration20261130050000` adds the indexes of the events.
 */
export class IndexesOfLists extends Migration {
  override up(): void {
    this.addSql('create index client_partner_id_created_at_id_index on client (partner_id, created_at, id)');
    this.addSql('create index channel_created_at_id_index on channel (created_at, id)');
    this.addSql('create index channel_client_id_created_at_id_index on channel (client_id, created_at, id)');
    this.addSql('create index permission_partner_id_granted_at_id_index on permission (partner_id, granted_at, id)');
    this.addSql('create index permission_client_id_granted_at_id_index on permission (client_id, granted_at, id)');
    this.addSql('create index api_key_partner_id_created_at_id_index on api_key (partner_id, created_at, id)');
    this.addSql(
      'create index api_key_partner_id_kind_created_at_id_index on api_key (partner_id, kind, created_at, id)',
    );
  }
}
