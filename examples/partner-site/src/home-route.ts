import type { Channel, Chatelaine } from '@chatelaine/sdk';
import type { RequestHandler } from 'express';
import { explain } from './error.ts';
import { homePage } from './home-page.ts';
import type { Session } from './session.ts';
import type { Site } from './site.ts';

/** Shows the site's only page, with the current permission of every number. */
export function showHome({ sessions, chatelaine, script }: Site): RequestHandler {
  return async (req, res) => {
    const session = sessions.of(req, res);
    const { flash } = session;
    session.flash = {};
    try {
      res.send(homePage({ session, flash, script, channels: await listNumbers(chatelaine, session) }));
    } catch (error) {
      const notice = [flash.notice, explain(error)].filter(Boolean).join(' ');
      res.status(502).send(homePage({ session, flash: { ...flash, notice }, script, channels: null }));
    }
  };
}

/** Lists the numbers that this visitor has connected. The list has no other number of the same client. */
async function listNumbers(chatelaine: Chatelaine, { clientId, channelIds }: Session): Promise<Channel[]> {
  if (clientId === null) return [];
  const channels = await chatelaine.channels.list({ clientId, limit: 200 }).toArray({ limit: 1000 });
  return channels.filter(({ id }) => channelIds.has(id)).reverse();
}
