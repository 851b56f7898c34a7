import { DEFAULT_REDIRECT_URL, ORGANIZATION_SCOPES, PARTNER_SCOPES, type Settings } from '@chatelaine/shared';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { addSettingOptions, typedSettings } from './admin-key-settings.ts';
import { type AdminDeps, OPERATOR, readName, readNumber, readScopes, type Show } from './admin-options.ts';
import { createOrganizationKey, createPartnerKey } from './api-key/index.ts';
import { unconfirmed } from './call/confirm.ts';
import { addChannel } from './channel/index.ts';
import { addClient, suspendAccount } from './client/index.ts';
import { addPartner, updateSettings } from './partner/index.ts';
import type { Work } from './platform/work.ts';
import { setSessionStatus } from './session-event/index.ts';

/**
 * Warns about each partner without a redirect URL. The browsers of its clients return to the default URL, so the
 * partner does not get the client's answer. The warning goes to stderr, because stdout has only the JSON result of the
 * command.
 */
function tellUnheard(partners: readonly Pick<Settings, 'name' | 'redirectUrls'>[]): void {
  for (const { name, redirectUrls } of partners)
    if (redirectUrls.length === 0)
      console.error(
        `${name} has no redirect URL: its clients are sent to ${DEFAULT_REDIRECT_URL}, and it never hears their answer. ` +
          'Set one with "partner set".',
      );
}

/** Adds the commands for partners and their keys. */
export function partnerCommands(program: Command, { beginWork }: AdminDeps, show: Show): void {
  const partner = program.command('partner').description('companies that integrate for clients');
  partner
    .command('add')
    .description('add a partner; its platform secret is shown this one time')
    .requiredOption('--name <name>', 'shown to clients', readName)
    .option('--redirect-url <url...>', 'where browsers return to', [])
    .option('--testing', 'it tests: redirect URLs may lead to this machine, and its clients see it', false)
    .action(async ({ name, redirectUrl: redirectUrls, testing }) => {
      show({ ...(await addPartner(beginWork(), OPERATOR, { name, redirectUrls, testing })), redirectUrls, testing });
      tellUnheard([{ name, redirectUrls }]);
    });
  partner
    .command('set')
    .description('rename a partner, or replace its list of redirect URLs: requests that return elsewhere are over')
    .requiredOption('--partner <id>', 'id of the partner')
    .option('--name <name>', 'shown to clients', readName)
    .option('--redirect-url <url...>', 'where browsers return to; the first one is the default')
    .addOption(new Option('--testing <on|off>', 'whether it tests; clients see it').choices(['on', 'off']))
    .action(async ({ partner: partnerId, name: newName, redirectUrl, testing: newTesting }) => {
      if (newName === undefined && redirectUrl === undefined && newTesting === undefined)
        throw new InvalidArgumentError('Say what to set: --name, --redirect-url or --testing.');
      const input = {
        ...(newName !== undefined && { name: newName }),
        ...(redirectUrl !== undefined && { redirectUrls: redirectUrl }),
        ...(newTesting !== undefined && { testing: newTesting === 'on' }),
      };
      const change = { partnerId, input, confirm: unconfirmed };
      const { name, redirectUrls, testing } = await updateSettings(beginWork(), OPERATOR, change);
      show({ id: partnerId, name, redirectUrls, testing });
      tellUnheard([{ name, redirectUrls }]);
    });
  const key = partner
    .command('key')
    .description("make a key for the partner's backend; it is shown this one time")
    .requiredOption('--partner <id>', 'id of the partner')
    .requiredOption('--name <name>', 'how the partner recognises it', readName)
    .option('--scopes <list>', `of ${PARTNER_SCOPES.join(',')}`, readScopes(PARTNER_SCOPES), [
      'read',
      'keys',
      'onboarding',
    ]);
  addSettingOptions(key).action(async ({ partner: partnerId, name, scopes, ...typed }) => {
    const input = { partnerId, name, ...typedSettings(typed), scopes, confirm: unconfirmed };
    show(await createPartnerKey(beginWork(), OPERATOR, input));
  });
}

/** Adds the commands for clients and their keys. */
export function clientCommands(program: Command, { beginWork }: AdminDeps, show: Show): void {
  const client = program.command('client').description('customers who own numbers');
  const key = client
    .command('key')
    .description("make an organization key for the client's own code; it is shown this one time")
    .requiredOption('--client <id>', 'id of the client')
    .requiredOption('--name <name>', 'how the client recognises it', readName)
    .requiredOption('--scopes <list>', `of ${ORGANIZATION_SCOPES.join(',')}`, readScopes(ORGANIZATION_SCOPES))
    .option('--channel <id...>', 'the only numbers that it reaches');
  addSettingOptions(key).action(async ({ client: clientId, name, scopes, channel: channelIds, ...typed }) => {
    const input = { clientId, name, ...typedSettings(typed), scopes, channelIds, confirm: unconfirmed };
    show(await createOrganizationKey(beginWork(), OPERATOR, input));
  });
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

/** Adds the commands for numbers on the sandbox. */
export function channelCommands(program: Command, { beginWork }: AdminDeps, show: Show): void {
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
      await setSessionStatus(beginWork(), OPERATOR, id, at);
      show({ id, status: at });
    });
}

/** Adds the commands for an account: a partner or a client. */
export function accountCommands(program: Command, { beginWork }: AdminDeps, show: Show): void {
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
    .action(async () => {
      const accounts = await listAccounts(beginWork());
      show(accounts);
      tellUnheard(accounts.partners);
    });
}

async function listAccounts(work: Work) {
  const rows = <Row = Record<string, unknown>>(text: string) => work.em.execute<Row[]>(text);
  return {
    partners: await rows<Pick<Settings, 'name' | 'redirectUrls'>>(
      'select id, name, status, redirect_urls as "redirectUrls", testing from partner order by created_at',
    ),
    clients: await rows('select id, name, status, payment, partner_id as "partnerId" from client order by created_at'),
    channels: await rows(
      'select id, client_id as "clientId", phone_number as "phoneNumber", name, status from channel where removed_at is null order by created_at',
    ),
  };
}
