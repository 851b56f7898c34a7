import type { ClientId, Question } from '@chatelaine/shared';
import { useState } from 'preact/hooks';
import { Actions } from '../parts/actions.tsx';
import { SubmitButton } from '../parts/button.tsx';
import { ErrorBox } from '../parts/error-box.tsx';
import { Form, textOf } from '../parts/form.tsx';
import { Heading } from '../parts/heading.tsx';
import * as texts from '../texts/rare-texts.ts';

const ERROR_ID = 'no-account';

type Clients = Extract<Question, { step: 'which_client' }>['clients'];

/** Asks the person to choose the client for which the answer is given. */
export function WhichClient({ clients, onPick }: { clients: Clients; onPick(id: ClientId): void }) {
  const [tries, setTries] = useState(0);

  function pick(id: ClientId): void {
    if (id === '') setTries(tries + 1);
    else onPick(id);
  }

  return (
    <Form onSubmit={(fields) => pick(textOf(fields, 'client'))}>
      <Heading text={texts.whichClientTitle} />
      <ErrorBox id={ERROR_ID} tries={tries}>
        {texts.whichClientMissing}
      </ErrorBox>
      <fieldset aria-describedby={ERROR_ID}>
        <legend class="unseen">{texts.whichClientTitle}</legend>
        {clients.map((client) => (
          <label key={client.id} class="option">
            <input type="radio" name="client" value={client.id} />
            <span>
              {client.name}
              <span class="hint">
                {client.partnerName === null
                  ? texts.whichClientNoPartner
                  : texts.whichClientPartner(client.partnerName)}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <Actions>
        <SubmitButton>{texts.whichClientSubmit}</SubmitButton>
      </Actions>
    </Form>
  );
}
