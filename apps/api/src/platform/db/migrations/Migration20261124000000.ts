import { Migration } from '@mikro-orm/migrations';

/** Adds an index that finds the newest secrets of a key without reading all its older secrets. */
export class NewestSecrets extends Migration {
  override up(): void {
    this.addSql('create index api_key_secret_api_key_id_id_index on api_key_secret (api_key_id, id)');
    this.addSql('drop index api_key_secret_api_key_id_index');
  }
}
