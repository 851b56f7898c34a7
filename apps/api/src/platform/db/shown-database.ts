/** Names a database without the password: `chatelaine at db.example:5432`. */
export function shownDatabase(address: string): string {
  const url = URL.parse(address);
  if (url === null) return 'the database of DATABASE_URL';
  const host = url.host || url.searchParams.get('host') || 'this machine';
  return `${decodeURIComponent(url.pathname.slice(1)) || 'the database of its user'} at ${host}`;
}
