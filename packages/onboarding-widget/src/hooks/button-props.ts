import type { ConnectOptions } from '../connect/types.ts';

type Rest<P> = Omit<P, keyof ConnectOptions>;

/** Takes the options of `connect` out of a button's properties. */
export function splitProps<P extends ConnectOptions>(props: P): [ConnectOptions, Rest<P>] {
  const { url, partnerId, baseUrl, number, redirectUrl, locale, mode, onEvent, ...rest } = props;
  return [{ url, partnerId, baseUrl, number, redirectUrl, locale, mode, onEvent }, rest];
}
