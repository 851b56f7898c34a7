import { byId, contact, contactPage, contactQuery, erasedContact, exportedContact } from '@chatelaine/shared/schema';
import { collectExport, eraseContact, listContacts, showContact } from '../../contact/index.ts';
import { changeFor, procedureFor, router } from './procedure.ts';

export const contactRouter = router({
  list: procedureFor('messages_read')
    .input(contactQuery)
    .output(contactPage)
    .query(({ ctx, input: { name: q, ...asked } }) => listContacts(ctx.work, ctx.actor, { ...asked, q })),
  get: procedureFor('messages_read')
    .input(byId)
    .output(contact)
    .query(({ ctx, input }) => showContact(ctx.work, ctx.actor, input.id)),
  export: procedureFor('contacts_manage')
    .meta({ unrepeatable: 'A stored answer would be a copy of all messages, which an erasure must then find.' })
    .input(byId)
    .output(exportedContact)
    .mutation(({ ctx, input }) => collectExport(ctx.work, ctx.actor, { contact: input.id })),
  erase: changeFor('contacts_manage')
    .input(byId)
    .output(erasedContact)
    .mutation(({ ctx, input }) => ctx.change(input, (work) => eraseContact(work, ctx.actor, { contact: input.id }))),
});
