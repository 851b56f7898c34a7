import type { OutputOf } from '../api/procedures.ts';
import { Heading } from '../parts/heading.tsx';
import { Link } from '../parts/link.tsx';
import { Trail } from '../parts/trail.tsx';
import * as t from '../texts/en/number.ts';
import { PermissionBadge } from './permission-badge.tsx';

interface NumberHeadingProps {
  /** Undefined while the number is loading. */
  channel: Pick<OutputOf<'channels.get'>, 'id' | 'phoneNumber' | 'name' | 'permission'> | undefined;
  /** The list from which the person comes. */
  list: { name: string; to: string };
  /** The path of the page with the details. */
  details: string | undefined;
}

/** Shows the number as the title of its page, with its name and its permission. */
export function NumberHeading({ channel, list, details }: NumberHeadingProps) {
  const title = channel?.phoneNumber ?? t.number;
  return (
    <Heading
      title={title}
      trail={<Trail steps={[list, { name: title }]} />}
      lead={
        channel && (
          <span>
            {channel.name} <PermissionBadge permission={channel.permission} />
          </span>
        )
      }
      action={details !== undefined && <Link to={details}>{t.details}</Link>}
    />
  );
}
