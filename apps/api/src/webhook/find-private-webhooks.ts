import type { Outside } from '../platform/outside/address-problem.ts';
import { reachProblem } from '../platform/outside/reach-problem.ts';
import type { Work } from '../platform/work.ts';

/** A webhook that this server would refuse today. */
export interface PrivateWebhook {
  /** The webhook of a number has the id of the number. */
  webhookId: string;
  partnerId: string | null;
  partner: string | null;
  /** The client that owns the webhook, or the client of the number. */
  clientId: string | null;
  client: string | null;
  host: string;
  problem: string;
}

interface Row {
  id: string;
  url: string;
  partner_id: string | null;
  partner: string | null;
  client_id: string | null;
  client: string | null;
}

const PAGE = 100;
// The highest number of host names that are looked up at the same time.
const WIDTH = 8;

/**
 * Finds webhooks whose URL this server would refuse today, batch by batch. Such a webhook was set before URLs were
 * checked, or its host name has got another network address since then.
 */
export async function* findPrivateWebhooks(work: Work, signal: AbortSignal): AsyncGenerator<PrivateWebhook> {
  const outside = untilStopped(work.services.outside, signal);
  let after = '';
  while (!signal.aborted) {
    const rows = await work.em.execute<Row[]>(WEBHOOKS, [after, PAGE]);
    for (let at = 0; at < rows.length && !signal.aborted; at += WIDTH) {
      const judged = await Promise.all(rows.slice(at, at + WIDTH).map((row) => judge(row, outside)));
      if (!signal.aborted) yield* judged.filter((each) => each !== null);
    }
    const last = rows.at(-1);
    if (rows.length < PAGE || last === undefined) return;
    after = last.id;
  }
}

function untilStopped({ resolver, ...rest }: Outside, signal: AbortSignal): Outside {
  const addressesOf: typeof resolver.addressesOf = (name, late) =>
    resolver.addressesOf(name, AbortSignal.any([late, signal]));
  return { ...rest, resolver: { addressesOf } };
}

async function judge(row: Row, outside: Outside): Promise<PrivateWebhook | null> {
  const url = URL.parse(row.url);
  const problem = url === null ? 'This is no URL.' : await reachProblem(url, outside);
  if (problem === null) return null;
  const { id: webhookId, partner_id: partnerId, partner, client_id: clientId, client } = row;
  return { webhookId, partnerId, partner, clientId, client, host: url?.host ?? '', problem };
}

const WEBHOOKS = `
  select w.id, w.url, w.partner_id, p.name as partner, w.client_id, c.name as client
  from (
    select id, url, partner_id, client_id from webhook
    union all
    select w.channel_id, w.url, k.partner_id, ch.client_id from channel_webhook w
    join channel ch on ch.id = w.channel_id
    left join api_key k on k.id = w.api_key_id
  ) w
  left join partner p on p.id = w.partner_id
  left join client c on c.id = w.client_id
  where w.id > ? order by w.id limit ?`;
