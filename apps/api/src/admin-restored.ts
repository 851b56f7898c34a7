import { instant } from '@chatelaine/shared/schema';
import type { Command } from 'commander';
import { type AdminDeps, OPERATOR, readWith, type Show } from './admin-options.ts';
import { restored } from './restored.ts';

const NOT_KNOWN =
  'Passwords, e-mail addresses, authenticator apps, roles, suspensions, settings and redirect URLs are those of the backup too. Look through ' +
  '"list" and "person list", and do again what was done since. Contacts that were erased since, and numbers that were removed, are back: ' +
  'erase and remove them again. All webhooks are paused: their owners look whether they are right, and resume them.';

/** Adds the commands for the time after a restore from a backup. */
export function restoredCommands(program: Command, { beginWork }: AdminDeps, show: Show): void {
  program
    .command('restored')
    .description(
      'after a backup was restored: end every key, permission, session, token, code and link, since nobody knows which of them had ended',
    )
    .requiredOption('--since <instant>', 'when the backup was taken, e.g. 2026-11-29T03:00:00Z', readWith(instant))
    .option('--keep <id...>', 'keys and permissions that go on: their owners say that they were never ended', [])
    .option('--dry-run', 'only say what would end', false)
    .action(async ({ since, keep, dryRun }) => {
      show(await restored(beginWork(), OPERATOR, { since, keep, dryRun }));
      console.error(NOT_KNOWN);
    });
}
