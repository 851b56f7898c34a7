import { type ChooseQuestion, type ConsentChannel, sharedSince } from '@chatelaine/shared';
import { Icon } from '@chatelaine/ui/icon';
import type { IconName } from '@chatelaine/ui/icon-paths';
import { writtenInstant } from '../last-day.ts';
import { ErrorBox } from '../parts/error-box.tsx';
import * as texts from '../texts/texts.ts';
import { PAYMENT_NOTE_ID } from './number-list.tsx';

/** Shows who asks, and the facts that the client needs before it chooses. */
export function ChooseNotes({ question, hasChanged }: { question: ChooseQuestion; hasChanged: boolean }) {
  const { partner, partnerHost, channels, reference, requestedUnknown } = question;
  const payment = paymentNote(channels, partner.name);
  const acquaintance = acquaintanceOf(question);
  return (
    <>
      <p class="asker" key={reference}>
        {partnerHost && <strong>{partnerHost}</strong>}
        {partnerHost && acquaintance && ' · '}
        {acquaintance}
      </p>
      <ErrorBox key={reference} id="changed" tries={Number(hasChanged)}>
        {texts.chooseChanged}
      </ErrorBox>
      {payment !== null && (
        <p class="note" id={PAYMENT_NOTE_ID}>
          {payment}
        </p>
      )}
      {requestedUnknown && <p class="note">{texts.chooseRequestedUnknown(partner.name)}</p>}
    </>
  );
}

/** Shows what the partner gets by a permission, and what it never gets. */
export function ChooseRights({ question }: { question: ChooseQuestion }) {
  const { partner, firstTime, laterShared } = question;
  const rights: [IconName, string | false][] = [
    ['message', texts.chooseSend],
    ['eye', texts.chooseSee],
    ['plus', laterShared && texts.chooseLater],
    ['check', firstTime && texts.chooseFirstTime(partner.name)],
    ['never', texts.chooseLimits],
  ];
  return (
    <section class="card">
      <h2>{texts.chooseCan(partner.name)}</h2>
      <ul class="rights">
        {rights.map(
          ([icon, words]) =>
            words && (
              <li key={icon} class={icon}>
                <Icon name={icon} />
                <span>{words}</span>
              </li>
            ),
        )}
      </ul>
    </section>
  );
}

function acquaintanceOf({ channels, isNeverShared }: ChooseQuestion): string | null {
  const since = sharedSince(channels);
  if (since !== null) return texts.chooseSince(writtenInstant(since));
  return isNeverShared ? texts.chooseNeverShared : null;
}

function paymentNote(channels: ConsentChannel[], partnerName: string): string | null {
  const paid = channels.filter((channel) => channel.payment === 'partner');
  if (paid.length === 0) return null;
  const note = paid.every((channel) => channel.mayWithdraw) ? texts.choosePartnerPays : texts.chooseMayNotWithdraw;
  return note(partnerName, paid.length, channels.length);
}
