import type { ChatelaineEvent } from '@chatelaine/shared';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { Disclosure } from '@chatelaine/ui/disclosure';
import * as t from '../texts/en/activity.ts';
import { type Fact, factsOf } from './facts.ts';

/** Shows everything that is recorded about an event, behind a line that opens it. */
export function Details({ event, sentence }: { event: ChatelaineEvent; sentence: string }) {
  const facts = factsOf(event);
  const summary = (
    <>
      {t.details}
      <span class="unseen">: {sentence}</span>
    </>
  );
  return (
    <Disclosure summary={summary}>
      {facts.length > 0 && <Facts facts={facts} caption={`${t.details}: ${sentence}`} />}
      <p class="small">
        {t.eventId} <code>{event.id}</code>
        {event.subjectId !== null && (
          <>
            {' · '}
            {t.subjectId} <code>{event.subjectId}</code>
          </>
        )}
      </p>
    </Disclosure>
  );
}

function Facts({ facts, caption }: { facts: readonly Fact[]; caption: string }) {
  const isChange = facts.some(({ before }) => before !== undefined);
  return (
    <table class="event-facts">
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t.field}</th>
          {isChange && <th scope="col">{t.before}</th>}
          <th scope="col">{isChange ? t.after : t.value}</th>
        </tr>
      </thead>
      <tbody>
        {facts.map(({ name, before, after }) => (
          <tr key={name}>
            <th scope="row">
              <ChangingText>{name}</ChangingText>
            </th>
            {isChange && <td>{before ?? ''}</td>}
            <td>{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
