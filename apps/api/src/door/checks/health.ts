import type { RequestHandler } from 'express';
import type { Pool } from 'pg';
import type { Gate } from '../../gate/index.ts';
import { queueWarning } from '../../message/index.ts';
import { redirectWarning } from '../../partner/index.ts';
import { clockWarning } from '../../platform/db/clock-skew.ts';
import { requireWritable } from '../../platform/db/read-only.ts';
import { outageOf } from '../../platform/outage.ts';
import { Refusal } from '../../platform/refusal.ts';

/** The services that the health check needs. */
export interface Health {
  gate: Gate;
  /** A separate connection, because a busy pool must not make the check fail. */
  probe: Pool;
  warnings: readonly string[];
  mailWarning(): string | null;
}

/**
 * Makes the handler of the health check. It answers 200 with warnings when this node can serve calls. It answers 503
 * when the database does not answer or takes no changes. A check writes to the database only when the last heartbeat of
 * this server could not be written: then it tries the heartbeat again. The handler asks for no credential. Requests
 * that arrive while a check runs get the result of that check, so many requests do not keep the connection busy.
 */
export function health(deps: Health): RequestHandler {
  let looking: Promise<string[]> | null = null;
  const look = () => {
    looking ??= findWarnings(deps).finally(() => {
      looking = null;
    });
    return looking;
  };
  return async (_req, res) => {
    try {
      res.json({ status: 'ok', warnings: await look() });
    } catch (error) {
      const outage = outageOf(error);
      const why = outage?.means ?? 'it does not do what it is asked';
      const message = `The database cannot be used: ${why}.`;
      throw new Refusal('unavailable', outage?.code ?? 'the health check failed', { message });
    }
  };
}

async function findWarnings({ gate, probe, warnings, mailWarning }: Health): Promise<string[]> {
  await requireWritable(probe);
  await gate.requireWriting();
  const found = [mailWarning(), await clockWarning(probe, gate.clock), await redirectWarning(probe)];
  found.push(await queueWarning(probe, gate.clock));
  return [...warnings, ...found.filter((each) => each !== null)];
}
