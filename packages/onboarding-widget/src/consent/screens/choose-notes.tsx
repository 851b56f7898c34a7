import type { ConsentChannel } from '@chatelaine/shared';
import type { ChooseQuestion } from '../answer.rule.ts';
import { ErrorBox } from '../parts/error-box.tsx';
import { Sentence } from '../parts/sentence.tsx';
import * as texts from '../texts/texts.ts';
import { PAYMENT_NOTE_ID } from './number-list.tsx';

/** Shows the facts that the client needs before it chooses, and the rights that the partner gets by a permission. */
export function ChooseNotes({ question, hasChanged }: { question: ChooseQuestion; hasChanged: boolean }) {
  const partnerName = question.partner.name;
  const payment = paymentNote(question.channels, partnerName);
  const keys = [...new Set(question.channels.flatMap(({ ownKey }) => ownKey ?? []))];
  return (
    <>
      <ErrorBox key={question.reference} id="changed" tries={Number(hasChanged)}>
        {texts.chooseChanged}
      </ErrorBox>
      {question.firstTime && <p class="note">{texts.chooseFirstTime(partnerName)}</p>}
      {payment !== null && (
        <p class="note" id={PAYMENT_NOTE_ID}>
          {payment}
        </p>
      )}
      {question.requestedUnknown && <p class="note">{texts.chooseRequestedUnknown(partnerName)}</p>}
      <h2>{texts.chooseCan(partnerName)}</h2>
      <ul class="rights">
        <li>{texts.chooseSee}</li>
        <li key={keys.join()}>
          {texts.chooseCreateKey} {keys.length > 0 && <Sentence words={keyEnds(keys)} />}
        </li>
        <li>{texts.chooseSend}</li>
      </ul>
      <p class="limits">{texts.chooseLimits}</p>
    </>
  );
}

// The page shows at most this many names of keys. A person reads so many, and more would hide the content below.
const MOST_KEYS = 3;

/** Names the client's keys. Programs that use these keys stop sending when the partner makes a key of its own. */
function keyEnds(keys: string[]) {
  const names = keys.slice(0, MOST_KEYS).join(', ');
  return texts.chooseKeyEnds(keys.length > MOST_KEYS ? `${names}, …` : names, keys.length);
}

function paymentNote(channels: ConsentChannel[], partnerName: string): string | null {
  const paid = channels.filter((channel) => channel.payment === 'partner');
  if (paid.length === 0) return null;
  const note = paid.every((channel) => channel.mayWithdraw) ? texts.choosePartnerPays : texts.chooseMayNotWithdraw;
  return note(partnerName, paid.length, channels.length);
}
