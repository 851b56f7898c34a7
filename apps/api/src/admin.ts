// The operator's own terminal: accounts, numbers on the sandbox, people. `npm run admin -- help` lists the commands.
import { PARTNER_SCOPES, type PartnerScope } from '@chatelaine/shared';
import { nameText } from '@chatelaine/shared/schema';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import * as z from 'zod';
import { createPartnerKey } from './api-key/index.ts';
import { setChannelStatus } from './channel/index.ts';
import { addClient, suspendAccount } from './client/index.ts';
import { ConfigError, readConfig } from './config.ts';
import { openHouse } from './house.ts';
import { addPartner } from './partner/index.ts';
import { addChannel } from './permission/index.ts';
import { type Identity, invitePerson } from './person/index.ts';
import { Refusal } from './platform/refusal.ts';
import type { Work } from './platform/work.ts';

const OPERATOR = { kind: 'operator', id: 'operator', account: null } as const;

/** What the commands work on. */
export interface AdminDeps {
  identity: Identity;
  beginWork(): Work;
}

/** Runs one command, as typed after `npm run admin --`, and gives what it made. Secrets are in it this one time. */
export async function runAdmin(deps: AdminDeps, argv: readonly string[]): Promise<unknown> {
  let result: unknown;
  const show = (made: unknown) => {
    result = made;
  };
  const program = new Command('admin').exitOverride().configureOutput({ outputError: () => {} });
  const { beginWork, identity } = deps;

  const partner = program.command('partner').description('companies that integrate for clients').exitOverride();
  partner
    .command('add')
    .requiredOption('--name <name>', 'shown to clients', readName)
    .option('--redirect-url <url...>', 'where browsers return to', [])
    .action(async ({ name, redirectUrl: redirectUrls }) => show(await addPartner(beginWork(), OPERATOR, { name, redirectUrls })));
  partner
    .command('key')
    .description('make a key for the partner’s backend')
    .requiredOption('--partner <id>', 'id of the partner')
    .requiredOption('--name <name>', 'how the partner recognises it', readName)
    .option('--scopes <list>', `of ${PARTNER_SCOPES.join(',')}`, readScopes, ['read', 'keys', 'onboarding'])
    .action(async ({ partner: partnerId, name, scopes }) => show(await createPartnerKey(beginWork(), OPERATOR, { partnerId, name, scopes })));

  program
    .command('client')
    .description('customers who own numbers')
    .exitOverride()
    .command('add')
    .requiredOption('--name <name>', 'shown to its partner', readName)
    .addOption(new Option('--payment <who>', 'who pays for its numbers').choices(['direct', 'partner']).default('direct'))
    .option('--partner <id>', 'its partner; without one it connects by granting')
    .action(async ({ name, payment, partner: partnerId = null }) => {
      const { id } = await addClient(beginWork(), OPERATOR, { name, payment, partnerId });
      show({ id, name, payment, partnerId });
    });

  const channel = program.command('channel').description('WhatsApp numbers, on the sandbox').exitOverride();
  const status = () => new Option('--status <status>', 'whether it carries messages').choices(['pending', 'running', 'stopped']);
  channel
    .command('add')
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
    .requiredOption('--channel <id>', 'id of the number')
    .addOption(status().makeOptionMandatory())
    .action(async ({ channel: id, status: at }) => {
      await setChannelStatus(beginWork(), OPERATOR, id, at);
      show({ id, status: at });
    });

  program
    .command('person')
    .description('people who sign in')
    .exitOverride()
    .command('add')
    .description('give a person a role, and a one-time link that sets name and password')
    .requiredOption('--email <email>', 'e-mail address', readEmail)
    .requiredOption('--account <id>', 'a partner or a client')
    .addOption(new Option('--role <role>', 'what he may do').choices(['owner', 'admin', 'member']).default('owner'))
    .action(async ({ email, account: id, role }) => {
      const account = { type: id.endsWith('PA') ? 'partner' : 'client', id } as const;
      show(await invitePerson(beginWork(), OPERATOR, identity, { email, account, role }));
    });

  program
    .command('suspend <account>')
    .description('refuse every key and person of a partner or client; --resume lets it go on')
    .option('--resume', 'undo it', false)
    .action(async (id, { resume }) => {
      await suspendAccount(beginWork(), OPERATOR, id, !resume);
      show({ id, status: resume ? 'active' : 'suspended' });
    });

  program
    .command('list')
    .description('all partners, clients and numbers')
    .action(async () => show(await listAccounts(beginWork())));

  await program.parseAsync(argv, { from: 'user' });
  return result;
}

async function listAccounts(work: Work) {
  const rows = (text: string) => work.em.execute<Record<string, unknown>[]>(text);
  return {
    partners: await rows('select id, name, status from partner order by created_at'),
    clients: await rows('select id, name, status, payment, partner_id as "partnerId" from client order by created_at'),
    channels: await rows('select id, client_id as "clientId", phone_number as "phoneNumber", name, status from channel order by created_at'),
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
const readEmail = readWith(z.email().max(254));
const readNumber = readWith(z.string().regex(/^\+[1-9]\d{6,14}$/, 'E.164, e.g. +447700900123.'));
const readScopes = (text: string): PartnerScope[] => readWith(z.array(z.enum(PARTNER_SCOPES)).min(1))(text.split(',') as never);

async function main(argv: readonly string[]): Promise<number> {
  if (argv.length === 0 || argv.includes('--help') || argv[0] === 'help') {
    const help = await runAdmin({} as AdminDeps, ['--help']).catch(() => null);
    return help === null ? 0 : 0;
  }
  const house = await openHouse(readConfig());
  try {
    console.log(JSON.stringify(await runAdmin(house, argv), null, 2));
    return 0;
  } catch (error) {
    if (error instanceof Refusal) console.error([error.message, ...(error.extras.issues ?? []).map(({ message }) => message)].join(' '));
    else if (error instanceof CommanderError) console.error(error.message);
    else throw error;
    return 1;
  } finally {
    await house.close();
  }
}

if (import.meta.main) {
  process.exitCode = await main(process.argv.slice(2)).catch((error) => {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    return 1;
  });
}
