import type { ChannelDetails, PermissionStatus } from '@chatelaine/shared';
import { Badge } from '@chatelaine/ui/badge';
import { day } from '../parts/time.tsx';
import { permissionNames } from '../texts/en/channels.ts';
import * as t from '../texts/en/number.ts';

/** Shows whether a number is Shared or Missing. */
export const PermissionBadge = ({ permission }: { permission: PermissionStatus }) => (
  <Badge tone={permission === 'shared' ? 'good' : 'neutral'}>{permissionNames[permission]}</Badge>
);

type Dated = Pick<ChannelDetails, 'permission' | 'permissionSince' | 'permissionBy' | 'permissionEndsAt'>;

/** Says since when the permission is as it is, by whom, and until when. */
export function permissionHistory({ permission, permissionSince, permissionBy, permissionEndsAt }: Dated): string[] {
  if (permissionSince === null) return [t.neverShared];
  const since = t.since[permission](day(permissionSince), permissionBy && doerOf(permissionBy));
  return permissionEndsAt === null ? [since] : [since, t.endsOn(day(permissionEndsAt))];
}

const doerOf = ({ kind, name }: NonNullable<Dated['permissionBy']>): string => name ?? t.doers[kind];
