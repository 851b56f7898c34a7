import type { Actor, CreateOrganizationKeyInput } from '@chatelaine/shared';
import { noConfirmation } from '../../../src/call/confirm.ts';
import { WITHOUT_BROWSER } from '../../../src/door/trpc/procedure.ts';
import { createCaller } from '../../../src/door/trpc/router.ts';
import type { World } from '../../world/start-world.ts';

/** Calls procedures directly as the owner of a client, at one server. So the procedures ask for no one-time code. */
export function ownerOf(world: World, clientId: string, node = 0) {
  const account = { type: 'client', id: clientId } as const;
  const actor: Actor = { kind: 'person', id: 'usr_0000000000000000000000', account, role: 'owner' };
  return createCaller({
    ...WITHOUT_BROWSER,
    work: (world.nodes[node] ?? world.nodes[0]).services.beginWork(),
    identify: async () => actor,
    confirm: noConfirmation,
    idempotencyKey: null,
  });
}

/** Makes an organization key of a client. */
export function makeKey(world: World, clientId: string, input: Omit<CreateOrganizationKeyInput, 'name'>) {
  return ownerOf(world, clientId).organizationKeys.create({ name: `Feed ${Math.random()}`, ...input });
}
