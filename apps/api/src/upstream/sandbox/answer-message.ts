import type { z } from 'zod';
import { messageShape, readReceiptShape } from './message-shape.ts';

type Call = { requestId: string; newMessageId: () => string };
type Answer = { status: number; body: unknown };
type Issue = z.core.$ZodIssue;

/**
 * Answers `POST /messages` in Meta's format. A body may be a message or a read receipt. Any other body gets Meta's
 * error 100.
 */
export function answerMessage(body: unknown, call: Call): Answer {
  // With the option `reportInput`, an issue contains the input value, so the answer can say whether a parameter is
  // missing or wrong. The answer never contains the input value.
  if (isReadReceipt(body)) {
    const receipt = readReceiptShape.safeParse(body, { reportInput: true });
    return receipt.success ? { status: 200, body: { success: true } } : refuse(receipt.error, call);
  }

  const message = messageShape.safeParse(body, { reportInput: true });
  if (!message.success) return refuse(message.error, call);
  return {
    status: 200,
    body: {
      messaging_product: 'whatsapp',
      contacts: [contactOf(message.data)],
      messages: [{ id: call.newMessageId() }],
    },
  };
}

/** Makes a message id: `wamid.` and 39 bytes in base64, the length of the ids in Meta's own examples. */
export function newWamid(randomBytes: (n: number) => Uint8Array): string {
  return `wamid.${Buffer.from(randomBytes(39)).toString('base64')}`;
}

function isReadReceipt(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'status' in body;
}

/**
 * Makes the contact of an answer. Meta uses `to` when both `to` and `recipient` are given. The `wa_id` of a group is
 * its id, and a user id is returned as `user_id`.
 */
function contactOf({ to, recipient, recipient_type }: z.infer<typeof messageShape>) {
  if (!to) return { input: recipient, user_id: recipient };
  return { input: to, wa_id: recipient_type === 'group' ? to : to.replace(/\D/g, '') };
}

/**
 * Makes the answer for an invalid body. Sources: Meta's page "Error codes", and sentences that Meta's API has returned:
 * "(#100) Param text['body'] must be at most 4096 characters long.", "(#100) The parameter interactive['body']['text']
 * is required."
 */
function refuse(error: z.core.$ZodError, { requestId }: Call): Answer {
  const [issue] = error.issues;
  const details = issue ? sentence(issue) : 'Invalid parameter';
  return {
    status: 400,
    body: {
      error: {
        message: `(#100) ${details}`,
        type: 'OAuthException',
        code: 100,
        error_data: { messaging_product: 'whatsapp', details },
        fbtrace_id: requestId,
      },
    },
  };
}

function sentence(issue: Issue): string {
  const { path, input } = issue;
  if (path.length === 0) return 'The request body must be a JSON object.';
  const isMissing = input === undefined || input === null || input === '';
  return isMissing ? `The parameter ${nameOf(path)} is required.` : `Param ${nameOf(path)} ${predicate(issue)}.`;
}

/** Writes a path as Meta does: `interactive['action']['sections'][0]['rows'][0]['title']`. */
function nameOf([first, ...rest]: PropertyKey[]): string {
  const inner = rest.map((key) => (typeof key === 'number' ? `[${key}]` : `['${String(key)}']`));
  return [String(first), ...inner].join('');
}

function predicate(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'string' ? 'must be a string' : `must be a JSON ${issue.expected}`;
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_union':
      return 'options' in issue ? oneOf(issue.options) : 'has none of the types that Meta takes';
    case 'too_small':
      return 'must be non-empty';
    case 'too_big':
      return `must be at most ${issue.maximum} ${issue.origin === 'string' ? 'characters' : 'elements'} long`;
    default:
      return issue.message;
  }
}

function oneOf(values: readonly unknown[] = []): string {
  return `must be one of {${values.filter((value) => value !== undefined).join(', ')}}`;
}
