// The operator's own terminal: accounts, numbers on the sandbox, people. `npm run admin -- help` lists the commands.
import { DEFAULT_REDIRECT_URL, ORGANIZATION_SCOPES, PARTNER_SCOPES } from '@chatelaine/shared';
import { emailText, nameText } from '@chatelaine/shared/schema';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import * as z from 'zod';
import { createOrganizationKey, createPartnerKey, getKind, revokeKey } from './api-key/index.ts';
import { setChannelStatus } from './channel/index.ts';
import { addClient, getAccount, suspendAccount } from './client/index.ts';
import { ConfigError, readConfig } from './config.ts';
import { openHouse } from './house.ts';
import { addPartner, updateSettings } from './partner/index.ts';
import { addChannel } from './permission/index.ts';
import { type Identity, invitePerson } from './person/index.ts';
import { unconfirmed } from './platform/confirm.ts';
import { Refusal } from './platform/refusal.ts';
import type { Work } from './platform/work.ts';

const OPERATOR = { kind: 'operator', id: 'operator', account: null } as const;

const NO_REDIRECT_URL =
  `Without a redirect URL clients are sent to ${DEFAULT_REDIRECT_URL}, and this partner never hears their answer. ` +
  'Set one with "partner set".';

/** What the commands work on. */
export interface AdminDeps {
  identity: Identity;
  beginWork(): Work;
}

/** Where a command's result goes. */
type Show = (made: unknown) => void;

/** Runs one command, as typed after `npm run admin --`, and gives what it made. Secrets are in it this one time. */
export async function runAdmin(deps: AdminDeps, argv: readonly string[]): Promise<unknown> {
  let result: unknown;
  const program = new Command('admin').exitOverride().configureOutput({ outputError: () => {} });
  for (const add of [partnerCommands, clientCommands, channelCommands, personCommands, accountCommands]) {
    add(program, deps, (made) => {
      result = made;
    });
  }
  await program.parseAsync(argv, { from: 'user' });
  return result;
}

function partnerCommands(program: Command, { beginWork }: AdminDeps, show: Show): void {
  const partner = program.command('partner').description('companies that integrate for clients');
  partner
    .command('add')
    .description('add a partner; its platform secret is shown this one time')
    .requiredOption('--name <name>', 'shown to clients', readName)
    .option('--redirect-url <url...>', 'where browsers return to', [])
    .action(async ({ name, redirectUrl: redirectUrls }) => {
      show({ ...(await addPartner(beginWork(), OPERATOR, { name, redirectUrls })), redirectUrls });
      if (redirectUrls.length === 0) console.error(NO_REDIRECT_URL);
    });
  partner
    .command('set')
    .description('replace the list of redirect URLs; requests that return elsewhere are over')
    .requiredOption('--partner <id>', 'id of the partner')
    .requiredOption('--redirect-url <url...>', 'where browsers return to; the first one is the default')
    .action(async ({ partner: partnerId, redirectUrl }) => {
      const input = { redirectUrls: redirectUrl };
      const { redirectUrls } = await updateSettings(beginWork(), OPERATOR, { partnerId, input, confirm: unconfirmed });
      show({ id: partnerId, redirectUrls });
    });
  partner
    .command('key')
    .description("make a key for the partner's backend; it is shown this one time")
    .requiredOption('--partner <id>', 'id of the partner')
    .requiredOption('--name <name>', 'how the partner recognises it', readName)
    .option('--scopes <list>', `of ${PARTNER_SCOPES.join(',')}`, readScopes(PARTNER_SCOPES), [
      'read',
      'keys',
      'onboarding',
    ])
    .action(async ({ partner: partnerId, name, scopes }) =>
      show(await createPartnerKey(beginWork(), OPERATOR, { partnerId, name, scopes, confirm: unconfirmed })),
    );
}

function clientCommands(program: Command, { beginWork }: AdminDeps, show: Show): void {
  const client = program.command('client').description('customers who own numbers');
  client
    .command('key')
    .description("make an organization key for the client's own code; it is shown this one time")
    .requiredOption('--client <id>', 'id of the client')
    .requiredOption('--name <name>', 'how the client recognises it', readName)
    .requiredOption('--scopes <list>', `of ${ORGANIZATION_SCOPES.join(',')}`, readScopes(ORGANIZATION_SCOPES))
    .action(async ({ client: clientId, name, scopes }) =>
      show(await createOrganizationKey(beginWork(), OPERATOR, { clientId, name, scopes, confirm: unconfirmed })),
    );
  client
    .command('add')
    .description('add a client')
    .requiredOption('--name <name>', 'shown to its partner', readName)
    .addOption(
      new Option('--payment <who>', 'who pays for its numbers').choices(['direct', 'partner']).default('direct'),
    )
    .option('--partner <id>', 'its partner; without one it connects by granting')
    .action(async ({ name, payment, partner: partnerId = null }) => {
      const { id } = await addClient(beginWork(), OPERATOR, { name, payment, partnerId });
      show({ id, name, payment, partnerId });
    });
}

function channelCommands(program: Command, { beginWork }: AdminDeps, show: Show): void {
  const channel = program.command('channel').description('WhatsApp numbers, on the sandbox');
  const status = () =>
    new Option('--status <status>', 'whether it carries messages').choices(['pending', 'running', 'stopped']);
  channel
    .command('add')
    .description('add a number to a client')
    .requiredOption('--client <id>', 'whose number it is')
    .requiredOption('--number <number>', 'E.164, e.g. +447700900123', readNumber)
    .requiredOption('--name <name>', 'display name', readName)
    .addOption(status().default('running'))
    .action(async ({ client: clientId, number: phoneNumber, name, status: at }) => {
      const { id } = await addChannel(beginWork(), OPERATOR, { clientId, phoneNumber, name, status: at });
      show({ id, clientId, phoneNumber, name, status: at });
    });
  channel
    .command('set')
    .description('start or stop a number')
    .requiredOption('--channel <id>', 'id of the number')
    .addOption(status().makeOptionMandatory())
    .action(async ({ channel: id, status: at }) => {
      await setChannelStatus(beginWork(), OPERATOR, id, at);
      show({ id, status: at });
    });
}

function personCommands(program: Command, deps: AdminDeps, show: Show): void {
  program
    .command('person')
    .description('people who sign in')
    .command('add')
    .description('give a person a role, and a one-time link that sets name and password')
    .requiredOption('--email <email>', 'e-mail address', readEmail)
    .requiredOption('--account <id>', 'a partner or a client')
    .addOption(new Option('--role <role>', 'what he may do').choices(['owner', 'admin', 'member']).default('owner'))
    .action(async ({ email, account: id, role }) => {
      const work = deps.beginWork();
      const account = await getAccount(work, id);
      show(await invitePerson(work, OPERATOR, deps.identity, { email, account, role }));
    });
}

function accountCommands(program: Command, { beginWork }: AdminDeps, show: Show): void {
  program
    .command('suspend <account>')
    .description('refuse every key and person of a partner or client; --resume lets it go on')
    .option('--resume', 'undo it', false)
    .action(async (id, { resume }) => {
      await suspendAccount(beginWork(), OPERATOR, id, !resume);
      show({ id, status: resume ? 'active' : 'suspended' });
    });
  program
    .command('revoke <key>')
    .description('end an API key, of whatever kind: the next call with it is refused. There is no way back')
    .action(async (id) => {
      const work = beginWork();
      const { name, status } = await revokeKey(work, OPERATOR, await getKind(work, id), id);
      show({ id, name, status });
    });
  program
    .command('list')
    .description('all partners, clients and numbers')
    .action(async () => show(await listAccounts(beginWork())));
}

async function listAccounts(work: Work) {
  const rows = (text: string) => work.em.execute<Record<string, unknown>[]>(text);
  return {
    partners: await rows('select id, name, status, redirect_urls as "redirectUrls" from partner order by created_at'),
    clients: await rows('select id, name, status, payment, partner_id as "partnerId" from client order by created_at'),
    channels: await rows(
      'select id, client_id as "clientId", phone_number as "phoneNumber", name, status from channel order by created_at',
    ),
  };
}

function readWith<T>(schema: z.ZodType<T>) {
  return (text: string): T => {
    const parsed = schema.safeParse(text);
    if (!parsed.success) throw new InvalidArgumentError(parsed.error.issues.map(({ message }) => message).join(' '));
    return parsed.data;
  };
}
const readName = readWith(nameText);
const readEmail = readWith(emailText);
const readNumber = readWith(z.string().regex(/^\+[1-9]\d{6,14}$/, 'E.164, e.g. +447700900123.'));
const readScopes =
  <S extends string>(known: readonly [S, ...S[]]) =>
  (text: string): S[] =>
    readWith(z.array(z.enum(known)).min(1))(text.split(',') as never);

async function main(argv: readonly string[]): Promise<number> {
  // Help needs no database.
  if (argv.length === 0 || argv.some((each) => ['help', '--help', '-h'].includes(each)))
    return report(() => runAdmin(NO_DEPS, argv.length === 0 ? ['--help'] : argv));
  const house = await openHouse(readConfig());
  try {
    return await report(async () => console.log(JSON.stringify(await runAdmin(house, argv), null, 2)));
  } finally {
    await house.close();
  }
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
