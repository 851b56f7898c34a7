import type { Actor, ExportedContact } from '@chatelaine/shared';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { exportContact } from './export-contact.ts';
import type { ContactNamed } from './find-contact.ts';

/** The length of the longest export that is given in one piece. The sessions door gives longer ones piece by piece. */
export const LONGEST_EXPORT = 20_000_000;

/**
 * Exports everything about one contact as one text, for a caller that cannot read a stream.
 *
 * @throws {Refusal} as {@link exportContact}; `too_large` when the text is too long for one answer.
 */
export async function collectExport(
  work: Work,
  actor: Actor,
  named: ContactNamed,
  longest = LONGEST_EXPORT,
): Promise<ExportedContact> {
  const { id, json: pieces } = await exportContact(work, actor, named);
  const kept: string[] = [];
  let length = 0;
  for await (const piece of pieces) {
    length += piece.length;
    if (length > longest) throw tooLong(id);
    kept.push(piece);
  }
  return { filename: `${id}.json`, json: kept.join('') };
}

const tooLong = (id: string): Refusal =>
  new Refusal('too_large', `export of ${id}`, {
    message: `This history is too long for the page. Get it with GET /api/v1/contacts/${id}/export.`,
  });
