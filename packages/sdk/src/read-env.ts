/** Reads an environment variable. Some runtimes have no process, and some processes may not read their environment. */
export function readEnv(name: string): string | undefined {
  return globalThis.process?.env?.[name];
}
