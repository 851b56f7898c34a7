import { z } from 'zod';

// The schemas of the bodies that Meta's Cloud API takes at POST /{phone_number_id}/messages. Source: Meta's pages
// messages/*, catalogs/*, groups/* and business-scoped-user-ids, under
// developers.facebook.com/documentation/business-messaging/whatsapp. Fields that have no rule here are allowed. Each
// error text is the second part of a sentence, and the answer puts the name of the parameter before it.

// Meta treats an empty text like a missing text: for both, Meta's answer says "is required".
const text = z.string().min(1);
// Meta's page about lists says 4096. But Meta answers "Body text length invalid" when the text of a list is longer than
// 1024, as for other messages.
const body = z.looseObject({ text: text.max(1024) });
const url = z.url({ protocol: /^https?$/, error: 'must be an http or https URL' });

function mediaWith(caption: z.ZodType) {
  return z
    .looseObject({ id: text.nullish(), link: url.nullish(), caption: caption.optional() })
    .refine(({ id, link }) => id || link, 'must have an id or a link')
    .refine(({ id, link }) => !(id && link), 'must have an id or a link, not both');
}

const captioned = mediaWith(z.string().max(1024).nullable());
// Meta answers 'Unexpected key "caption" on param "audio"' (github.com/DaggieBlanqx/whatsappcloudapi_wrapper/issues/5).
const uncaptioned = mediaWith(z.unknown().refine((caption) => !caption, 'is an unexpected key'));

// A list without a limit of Meta's own. A body may have half a million wrong entries, and each of them would be an issue.
const MOST_ENTRIES = 1_000;
const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).max(MOST_ENTRIES);

const textHeader = z.looseObject({ type: z.literal('text'), text: text.max(60) });
const header = z.discriminatedUnion('type', [
  textHeader,
  z.looseObject({ type: z.literal('image'), image: uncaptioned }),
  z.looseObject({ type: z.literal('video'), video: uncaptioned }),
  z.looseObject({ type: z.literal('document'), document: uncaptioned }),
]);

const reply = z.looseObject({ id: text.max(256), title: text.max(20) });
const button = z.looseObject({ type: z.literal('reply'), reply });
const row = z.looseObject({ id: text.max(200), title: text.max(24), description: z.string().max(72).nullish() });
const rowSection = z.looseObject({ title: z.string().max(24).nullish(), rows: listOf(row).min(1) });
const rowSections = listOf(rowSection)
  .min(1)
  .refine((sections) => sections.flatMap(({ rows }) => rows).length <= 10, 'must have at most 10 rows in all')
  .refine((sections) => sections.length === 1 || sections.every(({ title }) => title), 'must each have a title');
const product = z.looseObject({ product_retailer_id: text });
const productSection = z.looseObject({ product_items: listOf(product).min(1) });
const link = z.looseObject({ display_text: text.max(20), url });
const flow = z.looseObject({ flow_message_version: text, flow_cta: text });

function interactiveOf<Type extends string, Fields extends z.core.$ZodLooseShape>(type: Type, fields: Fields) {
  const footer = z.looseObject({ text: text.max(60) }).nullish();
  return z.looseObject({ type: z.literal(type), header: header.nullish(), body, footer, ...fields });
}

// Meta also takes interactive messages of these types. The sandbox does not check their actions.
const otherInteractives = [
  'address_message',
  'call_permission_request',
  'carousel',
  'catalog_message',
  'location_request_message',
  'order_details',
  'order_status',
  'request_contact_info',
  'voice_call',
].map((type) => interactiveOf(type, { body: body.nullish(), action: z.looseObject({}) }));

const interactive = z.discriminatedUnion('type', [
  interactiveOf('button', { action: z.looseObject({ buttons: z.array(button).min(1).max(3) }) }),
  interactiveOf('list', {
    header: textHeader.nullish(),
    action: z.looseObject({ button: text.max(20), sections: rowSections }),
  }),
  interactiveOf('cta_url', { action: z.looseObject({ name: z.literal('cta_url'), parameters: link }) }),
  interactiveOf('flow', { action: z.looseObject({ name: z.literal('flow'), parameters: flow }) }),
  interactiveOf('product', { body: body.nullish(), action: product.extend({ catalog_id: text }) }),
  interactiveOf('product_list', {
    header: textHeader,
    action: z.looseObject({ catalog_id: text, sections: z.array(productSection).min(1).max(10) }),
  }),
  ...otherInteractives,
]);

const parameter = z.looseObject({ type: text });
const component = z.looseObject({ type: text, parameters: listOf(parameter).nullish() });
const template = z.looseObject({
  name: text,
  language: z.looseObject({ code: text }),
  components: listOf(component).nullish(),
});

// Coordinates may be strings, because Meta's own example has strings.
const coordinate = z.number().or(z.string().regex(/^[+-]?\d+(\.\d+)?$/, 'must be a number'));
const location = z.looseObject({ latitude: coordinate, longitude: coordinate });
const contact = z.looseObject({ name: z.looseObject({ formatted_name: text }) });
// A reaction with an empty emoji removes the earlier reaction.
const reaction = z.looseObject({ message_id: text, emoji: z.string() });

const userId = z.string().regex(/^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/, 'must be a business-scoped user id');
const envelope = z.looseObject({
  messaging_product: z.literal('whatsapp'),
  recipient_type: z.enum(['individual', 'group']).nullish(),
  to: z.string().nullish(),
  recipient: userId.nullish(),
  context: z.looseObject({ message_id: text }).nullish(),
  biz_opaque_callback_data: z.string().max(512).nullish(),
});

const typedMessage = z.discriminatedUnion('type', [
  // Meta treats a message without a type as a text.
  envelope.extend({ type: z.literal('text').optional(), text: z.looseObject({ body: text.max(4096) }) }),
  envelope.extend({ type: z.literal('image'), image: captioned }),
  envelope.extend({ type: z.literal('audio'), audio: uncaptioned }),
  envelope.extend({ type: z.literal('video'), video: captioned }),
  envelope.extend({ type: z.literal('document'), document: captioned }),
  envelope.extend({ type: z.literal('sticker'), sticker: uncaptioned }),
  envelope.extend({ type: z.literal('location'), location }),
  envelope.extend({ type: z.literal('contacts'), contacts: z.array(contact).min(1).max(257) }),
  envelope.extend({ type: z.literal('interactive'), interactive }),
  envelope.extend({ type: z.literal('template'), template }),
  envelope.extend({ type: z.literal('reaction'), reaction }),
]);
type Checked = z.core.ParsePayload<z.infer<typeof typedMessage>>;

// Meta takes plus signs, hyphens, parentheses and spaces. E.164 numbers have seven to fifteen digits.
const phoneNumber = /^\+?(?:[ ()-]*\d){7,15}$/;

function checkRecipient({ value: { to, recipient, recipient_type }, issues }: Checked): void {
  if (to && (recipient_type === 'group' || phoneNumber.test(to))) return;
  if (!to && recipient && recipient_type !== 'group') return;
  issues.push({ code: 'custom', path: ['to'], input: to, message: 'must be a phone number with its country code' });
}

const members = 'text image audio video document sticker location contacts interactive template reaction'.split(' ');

function checkMember({ value, issues }: Checked): void {
  const { type = 'text' } = value;
  const stray = members.find((name) => name !== type && value[name]);
  if (stray) issues.push({ code: 'custom', path: [stray], input: value[stray], message: `does not fit type ${type}` });
}

/** A message to send. */
export const messageShape = typedMessage.check(checkRecipient, checkMember);

/** A read receipt, alone or with a typing indicator. */
export const readReceiptShape = z.looseObject({
  messaging_product: z.literal('whatsapp'),
  status: z.literal('read'),
  message_id: text,
  typing_indicator: z.looseObject({ type: z.literal('text') }).nullish(),
});
