import { ChangingText } from '@chatelaine/ui/changing-text';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { OwnAccount } from '../account/account-context.ts';
import { Link, useHref } from '../parts/link.tsx';
import { menu, navName } from '../texts/en/frame.ts';
import { NAV } from './nav.ts';

// At this width the list of screens is always open. It is the width of the style sheet.
const WIDE = '(min-width: 56rem)';

/** Shows the screens of an account. In a narrow window they are behind a line that opens them. */
export function SideNav({ account }: { account: OwnAccount }) {
  const { path } = useLocation();
  const href = useHref();
  const [isWide, setIsWide] = useState(() => matchMedia(WIDE).matches);
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    const query = matchMedia(WIDE);
    const turn = () => setIsWide(query.matches);
    query.addEventListener('change', turn);
    return () => query.removeEventListener('change', turn);
  }, []);
  useEffect(() => setIsOpen(false), [path]);
  const items = NAV[account.type].filter(({ isFor }) => isFor?.(account) ?? true);
  return (
    <details class="side" open={isWide || isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        <ChangingText>{menu}</ChangingText>
      </summary>
      <nav aria-label={navName}>
        <ul>
          {items.map(({ to, name }) => (
            <li key={to}>
              <Link to={to} aria-current={isIn(path, href(to)) ? 'page' : undefined}>
                <ChangingText>{name}</ChangingText>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </details>
  );
}

const isIn = (path: string, place: string): boolean => path === place || path.startsWith(`${place}/`);
