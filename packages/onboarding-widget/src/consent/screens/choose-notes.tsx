import type { ConsentChannel } from '@chatelaine/shared';
import type { Texts } from '../catalogue.ts';
import { usePage } from '../page.tsx';
import type { ChooseQuestion } from '../use-consent.ts';
import { PAYMENT_NOTE_ID } from './number-list.tsx';

/** What the client should know before it chooses, and what the partner could do afterwards. */
export function ChooseNotes({ question, hasChanged }: { question: ChooseQuestion; hasChanged: boolean }) {
  const { texts } = usePage();
  const partnerName = question.partner.name;
  const payment = paymentNote(question.channels, partnerName, texts);
  return (
    <>
      {hasChanged && (
        <p class="note" role="alert">
          {texts.choose.changed}
        </p>
      )}
      {question.firstTime && <p class="note">{texts.choose.firstTime(partnerName)}</p>}
      {payment !== null && (
        <p class="note" id={PAYMENT_NOTE_ID}>
          {payment}
        </p>
      )}
      {question.requestedUnknown && <p class="note">{texts.choose.requestedUnknown(partnerName)}</p>}
      <h2>{texts.choose.can(partnerName)}</h2>
      <ul class="rights">
        {texts.choose.rights.map((right) => (
          <li key={right}>{right}</li>
        ))}
      </ul>
      <p class="limits">{texts.choose.limits}</p>
    </>
  );
}

function paymentNote(channels: ConsentChannel[], partnerName: string, texts: Texts): string | null {
  const paid = channels.filter((channel) => channel.payment === 'partner');
  if (paid.length === 0) return null;
  const note = paid.every((channel) => channel.mayWithdraw) ? texts.choose.partnerPays : texts.choose.mayNotWithdraw;
  return note(partnerName, paid.length, channels.length);
}
