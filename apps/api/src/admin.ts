// The commands at the operator's terminal: for accounts, numbers on the sandbox, keys and people.
// `npm run admin -- help` lists them.
import { Command, CommanderError } from 'commander';
import { accountCommands, channelCommands, clientCommands, partnerCommands } from './admin-accounts.ts';
import { keyCommands } from './admin-keys.ts';
import type { AddCommands, AdminDeps } from './admin-options.ts';
import { personCommands } from './admin-people.ts';
import { restoredCommands } from './admin-restored.ts';
import { sentenceOf } from './admin-words.ts';
import { readConfig } from './config.ts';
import { shownDatabase } from './platform/db/shown-database.ts';
import { createLog } from './platform/log.ts';
import { openServices } from './services.ts';

const COMMANDS: readonly AddCommands[] = [
  partnerCommands,
  clientCommands,
  channelCommands,
  personCommands,
  keyCommands,
  accountCommands,
  restoredCommands,
];

/**
 * Runs one command, as typed after `npm run admin --`, and returns the result of the command. The result may contain
 * new secrets, which are never shown again.
 */
export async function runAdmin(deps: AdminDeps, argv: readonly string[]): Promise<unknown> {
  let result: unknown;
  const program = new Command('admin').exitOverride().configureOutput({ outputError: () => {} });
  for (const add of COMMANDS) {
    add(program, deps, (made) => {
      result = made;
    });
  }
  await program.parseAsync(argv, { from: 'user' });
  return result;
}

async function main(typed: readonly string[]): Promise<number> {
  // The option `--data-dir` is for a second server on this machine and for our own tests.
  const [option, folder] = typed;
  const [dataDir, argv] = option === '--data-dir' ? [folder, typed.slice(2)] : [undefined, typed];
  if (asksForHelp(argv)) return report(() => runAdmin(NO_DEPS, argv.length === 0 ? ['--help'] : argv));
  return report(async () => {
    const config = readConfig(undefined, dataDir, { mayMake: false });
    const { databaseUrl } = config;
    const shown = databaseUrl === null ? `the embedded one in ${config.dataDir}` : shownDatabase(databaseUrl);
    console.error(`Database: ${shown}`);
    // The log goes to stderr, because stdout has only the result of the command.
    const services = await openServices(config, { log: createLog('warn', process.stderr), mustExist: true });
    try {
      console.log(JSON.stringify(await runAdmin(services, argv), null, 2));
    } finally {
      await services.close();
    }
  });
}

/**
 * Whether the operator asks for help. Help needs no database. The word `help` after an option is only the option's
 * value.
 */
export function asksForHelp(argv: readonly string[]): boolean {
  const firstOption = argv.findIndex((each) => each.startsWith('-'));
  const words = firstOption === -1 ? argv : argv.slice(0, firstOption);
  return argv.length === 0 || words.includes('help') || argv.includes('--help') || argv.includes('-h');
}

const NO_DEPS: AdminDeps = {
  get identity(): never {
    throw new Error('Help does nothing.');
  },
  beginWork: () => {
    throw new Error('Help does nothing.');
  },
};

/** Runs the given function and returns the exit code. When the function fails, prints a sentence with the reason. */
async function report(run: () => Promise<unknown>): Promise<number> {
  try {
    await run();
    return 0;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    // The code `commander.help` means that the command was incomplete. The help text of the command is already printed
    // and names the missing words, so no sentence is printed in this case.
    if (!(error instanceof CommanderError && error.code === 'commander.help')) console.error(sentenceOf(error));
    return 1;
  }
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
