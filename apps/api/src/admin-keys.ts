import type { Command } from 'commander';
import { type AdminDeps, OPERATOR, type Show } from './admin-options.ts';
import { getKind, listEveryKey, revokeKey } from './api-key/index.ts';
import { getAccount } from './client/index.ts';

/** Adds the commands for API keys of every kind. */
export function keyCommands(program: Command, { beginWork }: AdminDeps, show: Show): void {
  program
    .command('revoke <key>')
    .description('end an API key, of whatever kind: the next call with it is refused. There is no way back')
    .action(async (id) => {
      const work = beginWork();
      const { name, status } = await revokeKey(work, OPERATOR, await getKind(work, id), id);
      show({ id, name, status });
    });
  program
    .command('key')
    .description('API keys of every kind')
    .command('list')
    .description('all API keys, newest first: what each may do, and when it was last used. Never a secret')
    .option('--account <id>', 'those of one partner or client, also its keys on the numbers of the other')
    .action(async ({ account }) => {
      const work = beginWork();
      if (account !== undefined) await getAccount(work, account);
      show(await listEveryKey(work, OPERATOR, account));
    });
}
