// The operator's own terminal: accounts, numbers on the sandbox, keys, people. `npm run admin -- help` lists the commands.
import { Command, CommanderError } from 'commander';
import { accountCommands, channelCommands, clientCommands, partnerCommands } from './admin-accounts.ts';
import { keyCommands } from './admin-keys.ts';
import type { AddCommands, AdminDeps } from './admin-options.ts';
import { personCommands } from './admin-people.ts';
import { ConfigError, readConfig } from './config.ts';
import { openHouse } from './house.ts';
import { Refusal } from './platform/refusal.ts';

const COMMANDS: readonly AddCommands[] = [
  partnerCommands,
  clientCommands,
  channelCommands,
  personCommands,
  keyCommands,
  accountCommands,
];

/** Runs one command, as typed after `npm run admin --`, and gives what it made. Secrets are in it this one time. */
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

async function main(argv: readonly string[]): Promise<number> {
  if (asksForHelp(argv)) return report(() => runAdmin(NO_DEPS, argv.length === 0 ? ['--help'] : argv));
  const house = await openHouse(readConfig());
  try {
    return await report(async () => console.log(JSON.stringify(await runAdmin(house, argv), null, 2)));
  } finally {
    await house.close();
  }
}

/** Whether somebody asks for help, which needs no database. As the value of an option the word is a word. */
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

/** Says what went wrong in a sentence; gives the exit code. */
async function report(run: () => Promise<unknown>): Promise<number> {
  try {
    await run();
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode !== 0) console.error(error.message);
      return error.exitCode;
    }
    if (!(error instanceof Refusal)) throw error;
    console.error([error.message, ...(error.extras.issues ?? []).map(({ message }) => message)].join(' '));
    return 1;
  }
}

if (import.meta.main) {
  process.exitCode = await main(process.argv.slice(2)).catch((error) => {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    return 1;
  });
}
