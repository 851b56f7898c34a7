/** The name of the person with this id, as an expression of a statement. Null for an id that belongs to nobody. */
export const personNameSql = (id: string): string => `(select u.name from identity."user" u where u.id = ${id})`;
