import type { Act, KeyKind, KeyOf, Page } from '@chatelaine/shared';
import { byId, revokedKeys, revokeKeysInput, rotateKeyInput } from '@chatelaine/shared/schema';
import type * as z from 'zod';
import {
  editKey,
  endOverlap,
  type KeyEdit,
  type KeyListing,
  listKeys,
  revokeKey,
  revokeKeys,
  rotateKey,
  showKey,
} from '../../api-key/index.ts';
import type { ChangeRules } from '../../call/change.ts';
import { changeFor, procedureFor } from './procedure.ts';

/** The differences between the kinds of key: the rights, the one-time code for a new secret, and the schemas. */
interface KindOfKey<K extends KeyKind, Query, QueryIn, Edit> {
  kind: K;
  /** The rights that an actor needs to list these keys, to make or change them, and to end them. */
  acts: { list: Act; make: Act; end: Act };
  /**
   * Whether a person needs a one-time code to make a new secret for an existing key. The rule is the same as for a new
   * key of this kind.
   */
  code?: ChangeRules['code'];
  query: z.ZodType<Query, QueryIn>;
  page: z.ZodType<Page<KeyOf[K]>, Page<KeyOf[K]>>;
  view: z.ZodType<KeyOf[K], KeyOf[K]>;
  created: z.ZodType<KeyOf[K] & { secret: string }, KeyOf[K] & { secret: string }>;
  edit: z.ZodType<Edit, Edit>;
}

/**
 * Makes the procedures that are the same for every kind of key. Creating a key is different for each kind, so each kind
 * has its own procedure `create`.
 */
export function keyProcedures<
  K extends KeyKind,
  Query extends KeyListing<K>['query'],
  QueryIn,
  Edit extends KeyEdit<K>['input'],
>(of: KindOfKey<K, Query, QueryIn, Edit>) {
  const { kind, acts, code } = of;
  return {
    list: procedureFor(acts.list)
      .input(of.query)
      .output(of.page)
      .query(({ ctx, input: query }) => listKeys(ctx.work, ctx.actor, { kind, query })),
    get: procedureFor(acts.list)
      .input(byId)
      .output(of.view)
      .query(({ ctx, input }) => asOutput(showKey(ctx.work, ctx.actor, kind, input.id))),
    edit: changeFor(acts.make, { code: 'needed' })
      .input(of.edit)
      .output(of.view)
      .mutation(({ ctx, input }) =>
        asOutput(ctx.change(input, (work, confirm) => editKey(work, ctx.actor, { kind, input, confirm }))),
      ),
    rotate: changeFor(acts.make, { secret: true, code })
      .input(rotateKeyInput)
      .output(of.created)
      .mutation(({ ctx, input }) =>
        asOutput(ctx.change(input, (work, confirm) => rotateKey(work, ctx.actor, { kind, input, confirm }))),
      ),
    endOverlap: changeFor(acts.end)
      .input(byId)
      .output(of.view)
      .mutation(({ ctx, input }) => asOutput(ctx.change(input, (work) => endOverlap(work, ctx.actor, kind, input.id)))),
    revoke: changeFor(acts.end)
      .input(byId)
      .output(of.view)
      .mutation(({ ctx, input }) => asOutput(ctx.change(input, (work) => revokeKey(work, ctx.actor, kind, input.id)))),
    revokeMany: changeFor(acts.end)
      .input(revokeKeysInput)
      .output(revokedKeys)
      .mutation(({ ctx, input }) => ctx.change(input, (work) => revokeKeys(work, ctx.actor, { kind, input }))),
  };
}

// Gives an output a type that fits every schema. tRPC usually computes this type from the schema. Here tRPC cannot
// compute it, because the kind of key is a type parameter. The schema still checks the value at run time.
const asOutput = (answer: Promise<unknown>) => answer as Promise<never>;
