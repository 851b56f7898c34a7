import { personNameSql } from '../person/index.ts';

/**
 * The present name of the maker of a key, as a column of a statement. `k` is the key. Each name is one row of an index,
 * so a page of a list needs no further statement for the names.
 */
export const MAKER_NAME = `case when k.created_by_kind = 'person' then ${personNameSql('k.created_by_id')}
  when k.created_by_kind in ('partner_key', 'organization_key')
    then (select m.name from api_key m where m.id = k.created_by_id) end`;
