/** Returns the address of another database on the same server. All other parts of the address stay the same. */
export function databaseAt(address: string, name: string): string {
  const url = new URL(address);
  url.pathname = `/${name}`;
  return url.href;
}
