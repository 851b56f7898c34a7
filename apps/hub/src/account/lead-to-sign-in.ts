import { readShell } from '../shell.ts';

let isLeaving = false;

/**
 * Leaves for the sign-in page, which leads back here afterwards. The fragment stays behind, because it may be a secret.
 */
export function leadToSignIn(): void {
  if (isLeaving) return;
  isLeaving = true;
  const { pathname, search } = location;
  location.replace(`${readShell().base}/sign-in?next=${encodeURIComponent(pathname + search)}`);
}
