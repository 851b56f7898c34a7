import { type Outside, reachProblem } from '../platform/outside/reach-problem.ts';
import type { Work } from '../platform/work.ts';

/** A webhook that this server would refuse today. */
export interface PrivateWebhook {
  channelId: string;
  partnerId: string | null;
  partner: string | null;
  host: string;
  problem: string;
}

interface Row {
  id: string;
  url: string;
  partner_id: string | null;
  name: string | null;
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
  return { channelId: row.id, partnerId: row.partner_id, partner: row.name, host: url?.host ?? '', problem };
}

const WEBHOOKS = `
  select w.channel_id as id, w.url, k.partner_id, p.name
  from channel_webhook w
  left join api_key k on k.id = w.api_key_id
  left join partner p on p.id = k.partner_id
  where w.channel_id > ? order by w.channel_id limit ?`;
