import { type Command, Option } from 'commander';
import { type AdminDeps, OPERATOR, readEmail, type Show } from './admin-options.ts';
import { getAccount } from './client/index.ts';
import {
  getPerson,
  invitePerson,
  listPeople,
  listSessions,
  removePerson,
  resetAuthenticator,
  resetPasskeys,
  signOutPerson,
  unlockPerson,
} from './person/index.ts';

/** Adds the commands about people who sign in: their accounts, sessions and second factors. */
export function personCommands(program: Command, deps: AdminDeps, show: Show): void {
  // `deps.identity` is read only when a command runs. A command that only prints its help has no services, and then
  // reading `deps.identity` throws an error.
  const beginWork = () => deps.beginWork();
  const person = program.command('person').description('people who sign in');
  person
    .command('add')
    .description('give a person a role, and a one-time link that sets name and password')
    .requiredOption('--email <email>', 'e-mail address', readEmail)
    .requiredOption('--account <id>', 'a partner or a client')
    .addOption(new Option('--role <role>', 'the rights to give').choices(['owner', 'admin', 'member']).default('owner'))
    .action(async ({ email, account: id, role }) => {
      const work = beginWork();
      const account = await getAccount(work, id);
      show(await invitePerson(work, OPERATOR, deps.identity, { email, account, role }));
    });
  person
    .command('list')
    .description('all people, with their accounts and roles')
    .option('--account <id>', 'those of one partner or client')
    .action(async ({ account }) => {
      const work = beginWork();
      if (account !== undefined) await getAccount(work, account);
      show(await listPeople(work, account));
    });
  person
    .command('remove <person>')
    .description('take every role from a person, or one of them, and end the sessions, tokens, codes and links')
    .option('--account <id>', 'only the role in this partner or client')
    .action(async (named, { account }) => {
      const work = beginWork();
      const { id: personId } = await getPerson(work, named);
      show(await removePerson(work, OPERATOR, { personId, accountId: account }));
    });
  signInCommands(person, beginWork, show);
}

function signInCommands(person: Command, beginWork: AdminDeps['beginWork'], show: Show): void {
  person
    .command('sessions <person>')
    .description('where a person is signed in')
    .action(async (named) => {
      const work = beginWork();
      show(await listSessions(work, (await getPerson(work, named)).id));
    });
  person
    .command('sign-out <person>')
    .description('end every session of a person, and the legacy token')
    .action(async (named) => {
      const work = beginWork();
      show(await signOutPerson(work, OPERATOR, (await getPerson(work, named)).id));
    });
  person
    .command('unlock <person>')
    .description('let a person try passwords and codes again at once')
    .action(async (named) => {
      const work = beginWork();
      show(await unlockPerson(work, OPERATOR, await getPerson(work, named)));
    });
  person
    .command('authenticator-reset <person>')
    .description(
      'remove the authenticator app and the passkeys of a person who lost them. Make sure first that it is this person who asks',
    )
    .action(async (named) => {
      const work = beginWork();
      show(await resetAuthenticator(work, OPERATOR, (await getPerson(work, named)).id));
    });
  person
    .command('passkeys-remove <person>')
    .description('remove every passkey of a person whose device was lost or stolen, and end every session')
    .action(async (named) => {
      const work = beginWork();
      show(await resetPasskeys(work, OPERATOR, (await getPerson(work, named)).id));
    });
}
