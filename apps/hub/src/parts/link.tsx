import type { ComponentChildren } from 'preact';
import { usePlace } from '../account/account-context.ts';
import { readShell } from '../shell.ts';

interface LinkProps {
  children: ComponentChildren;
  'aria-current'?: 'page' | undefined;
  /** The full name, when the words of the link are not clear without the content around it. It contains these words. */
  'aria-label'?: string | undefined;
  /** The path below the account of this page, e.g. `channels`; with a slash at its beginning, below BASE_URL. */
  to: string;
}

/** Leads to another screen without loading the page. */
export function Link({ to, ...attributes }: LinkProps) {
  return <a {...attributes} href={useHref()(to)} />;
}

/** Makes the addresses of screens, as {@link Link} does. */
export function useHref(): (to: string) => string {
  const { account } = usePlace();
  const { base } = readShell();
  return (to) => (to.startsWith('/') || account === null ? base + to : `${base}/${account.type}/${account.id}/${to}`);
}
