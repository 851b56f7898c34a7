import { type Answer, change, post, withKey } from './call.ts';
import type { Door } from './expect-refusal.ts';
import type { Doors } from './open-doors.ts';
import { makeKey, sharedChannel } from './running-channel.ts';

/** A change as it goes through, to be sent with something more. */
export interface Change {
  door: Door;
  /** A body that would be taken. */
  body: Record<string, unknown>;
  send(body: unknown): Promise<Answer>;
}

/** Every change that can be asked for from outside. */
export async function changesOfAllDoors(doors: Doors): Promise<Record<string, Change>> {
  const { baseUrl, demo } = doors;
  const key = withKey(demo.partner.partnerKey);
  const [client] = demo.clients;
  const { id } = await makeKey(doors);
  const owner = await doors.signIn(client?.user ?? demo.partner.user);
  const link = { path: `/onboarding/${demo.partner.id}`, query: '' };
  const asked = await owner.question(baseUrl + link.path);
  const save = {
    requestId: asked.step === 'choose' ? asked.requestId : '',
    decision: 'save',
    clientId: client?.id,
    grant: [client?.channels[0]?.id],
    withdraw: [],
    keep: [],
  };
  const { token } = await doors.admin<{ token: string }>(
    'person',
    'add',
    '--email',
    'new@bakery.example',
    '--account',
    client?.id ?? '',
  );
  const procedure = (path: string, body: Record<string, unknown>): Change => ({
    door: 'procedures',
    body,
    send: (sent) => change(baseUrl, key, path, sent),
  });
  const route = (path: string, body: Record<string, unknown>): Change => ({
    door: 'json',
    body,
    send: (sent) => post(baseUrl, path, sent, { cookie: owner.cookie }),
  });
  return {
    'settings.update': procedure('settings.update', { clientsMayWithdraw: false }),
    'channelKeys.create': procedure('channelKeys.create', { channelId: sharedChannel(doors), name: 'Mine' }),
    'channelKeys.create limits': {
      ...procedure('channelKeys.create', {}),
      send: (limits) =>
        change(baseUrl, key, 'channelKeys.create', { channelId: sharedChannel(doors), name: 'Mine', limits }),
    },
    'channelKeys.rotate': procedure('channelKeys.rotate', { id }),
    'channelKeys.revoke': procedure('channelKeys.revoke', { id }),
    'onboarding.start': procedure('onboarding.start', { state: 'x' }),
    '/permission/question': route('/permission/question', { ...link, query: '?state=new' }),
    '/permission/answer, save': route('/permission/answer', save),
    '/permission/answer, deny': route('/permission/answer', { requestId: save.requestId, decision: 'deny' }),
    '/permission/more-time': route('/permission/more-time', { requestId: save.requestId }),
    '/api/auth/sign-in/email': route('/api/auth/sign-in/email', { ...client?.user }),
    '/sign-in/new': route('/sign-in/new', { token, name: 'New', password: 'long enough for us' }),
  };
}

/** The name of every column of every table, as the table writes it and as our code does. */
export async function columnNames(doors: Doors): Promise<string[]> {
  const rows = await doors.sql<{ name: string }>(
    "select distinct column_name as name from information_schema.columns where table_schema in ('public', 'identity')",
  );
  const inCode = (name: string) => name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());
  return [...new Set(rows.flatMap(({ name }) => [name, inCode(name)]))].sort();
}
