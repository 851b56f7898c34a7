import { coversAll } from '@chatelaine/shared/network';
import type { Config } from './config.ts';
import { clockWarning } from './platform/db/clock-skew.ts';
import { keepWarnings } from './platform/warnings.ts';
import type { OpenServices } from './services.ts';

const NO_PROXY =
  'BASE_URL is https and TRUSTED_PROXIES is not set: name the proxy that ends TLS. Otherwise all callers share its address, and wrong passwords of one caller slow down sign-ins of everybody.';

/** What the server says at its start outside production. */
export const LOOPBACK_ALLOWED =
  'NODE_ENV is not production, so webhooks may lead to this machine (loopback). In production they may not, unless WEBHOOK_ALLOW names it.';

// Only the log says this. Everybody may read `/healthz`, and an attacker would learn from it what webhooks can reach.
const ALL_ALLOWED =
  'WEBHOOK_ALLOW names all addresses of IPv4 or of IPv6, so everybody who may add a webhook can send requests to every machine of your networks and reads the start of the answers. Name only the networks of the receivers.';

/** Logs what an operator should know when the server starts. Returns the warnings that the server keeps and repeats. */
export async function warnAtStart(
  { pool, clock, log, warnings, mailWarning }: OpenServices,
  { baseUrl, trustedProxies, webhookAllow, production }: Config,
): Promise<ReturnType<typeof keepWarnings>> {
  const wrongClock = await clockWarning(pool, clock);
  if (wrongClock !== null) log.warn({}, wrongClock);
  const kept = keepWarnings(log);
  for (const each of warnings) kept.warn(each);
  if (baseUrl.startsWith('https:') && trustedProxies.length === 0) kept.warn(NO_PROXY);
  if (coversAll(webhookAllow)) log.warn({}, ALL_ALLOWED);
  if (!production) log.info({}, LOOPBACK_ALLOWED);
  const noMail = mailWarning();
  if (noMail !== null) log.warn({}, noMail);
  return kept;
}
