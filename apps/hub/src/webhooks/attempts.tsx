import { Badge } from '@chatelaine/ui/badge';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { exactMoment } from '../parts/time.tsx';
import * as t from '../texts/en/deliveries.ts';
import { problemText } from './delivery-state.tsx';
import type { DeliveryDetails } from './webhook.ts';

/** Lists the attempts of a delivery, the newest first: when, how long, and what the receiver answered. */
export function Attempts({ history }: { history: DeliveryDetails['history'] }) {
  if (history.length === 0)
    return (
      <p class="quiet">
        <ChangingText>{t.noHistory}</ChangingText>
      </p>
    );
  return (
    <ol class="attempts" aria-label={t.history}>
      {history.toReversed().map((attempt) => (
        <li key={attempt.number}>
          <Attempt attempt={attempt} />
        </li>
      ))}
    </ol>
  );
}

function Attempt({ attempt }: { attempt: DeliveryDetails['history'][number] }) {
  const { number, at, durationMs, status, error, answer } = attempt;
  return (
    <>
      <div class="attempt-head">
        <h3>
          <ChangingText>{t.attemptTitle(number)}</ChangingText>
        </h3>
        <Badge tone={error === null ? 'good' : 'bad'}>{status === null ? t.noAnswer : t.httpStatus(status)}</Badge>
        <span class="webhook-note">
          <time dateTime={at}>{exactMoment(at)}</time> · <ChangingText>{t.duration(durationMs)}</ChangingText>
        </span>
      </div>
      <p>
        <ChangingText>{error === null ? t.arrived : problemText(status, error)}</ChangingText>
      </p>
      {answer !== null && <Answer answer={answer} />}
    </>
  );
}

/** Shows the start of an answer, as the receiver wrote it. */
export function Answer({ answer }: { answer: string }) {
  return (
    <figure class="answer">
      <figcaption>
        <ChangingText>{answer === '' ? t.emptyAnswer : t.answer}</ChangingText>
      </figcaption>
      {answer !== '' && <pre translate={false}>{answer}</pre>}
    </figure>
  );
}
