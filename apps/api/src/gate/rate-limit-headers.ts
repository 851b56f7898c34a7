import { type KeyLimits, untilNext, type Windows } from '@chatelaine/shared';

const MINUTE_S = 60;

/**
 * Makes the headers that say how much of a key's limits is left. `RateLimit-Policy` names each window with its quota
 * (`q`) and its length in seconds (`w`). `RateLimit` names the number of calls that are left (`r`) and the seconds
 * until the window resets (`t`). Source: draft-ietf-httpapi-ratelimit-headers-10.
 */
export function rateLimitHeaders(limits: KeyLimits, windows: Windows, now: Date): Record<string, string> {
  const { minuteMs, monthMs } = untilNext(now);
  const all = [
    { name: 'minute', quota: limits.perMinute, calls: windows.minuteCalls, ms: minuteMs, lengthS: MINUTE_S },
    { name: 'month', quota: limits.perMonth, calls: windows.monthCalls, ms: monthMs, lengthS: monthSeconds(now) },
  ];
  const set = all.flatMap(({ quota, ...window }) => (quota === null ? [] : [{ ...window, quota }]));
  if (set.length === 0) return {};
  return {
    'ratelimit-policy': set.map(({ name, quota, lengthS }) => `"${name}";q=${quota};w=${lengthS}`).join(', '),
    ratelimit: set
      .map(({ name, quota, calls, ms }) => `"${name}";r=${Math.max(0, quota - calls)};t=${Math.ceil(ms / 1000)}`)
      .join(', '),
  };
}

function monthSeconds(now: Date): number {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  return (Date.UTC(year, month + 1) - Date.UTC(year, month)) / 1000;
}
