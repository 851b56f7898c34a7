import type { ClientId, Question } from '@chatelaine/shared';
import { usePage } from '../page.tsx';
import { SubmitButton } from '../parts/button.tsx';
import { Form, textOf } from '../parts/form.tsx';
import { Heading } from '../parts/heading.tsx';

type Clients = Extract<Question, { step: 'which_client' }>['clients'];

/** Asks for which of the person's clients the answer is. */
export function WhichClient({ clients, onPick }: { clients: Clients; onPick(id: ClientId): void }) {
  const { texts } = usePage();
  return (
    <Form onSubmit={(fields) => onPick(textOf(fields, 'client'))}>
      <Heading text={texts.whichClient.title} />
      <fieldset>
        <legend class="unseen">{texts.whichClient.title}</legend>
        {clients.map((client) => (
          <label key={client.id} class="option">
            <input type="radio" name="client" value={client.id} required />
            <span>
              {client.name}
              <span class="hint">
                {client.partnerName === null
                  ? texts.whichClient.noPartner
                  : texts.whichClient.partner(client.partnerName)}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <div class="actions">
        <SubmitButton>{texts.whichClient.submit}</SubmitButton>
      </div>
    </Form>
  );
}
