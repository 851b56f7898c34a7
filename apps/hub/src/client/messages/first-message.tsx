import './messages.css';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { Link } from '../../parts/link.tsx';
import * as t from '../../texts/en/messages.ts';
import { tryNow } from '../../texts/en/secret.ts';
import { toChannels } from '../../texts/en/sessions.ts';

/** Says how the first message comes here, where there is none yet. */
export function FirstMessage({ title }: { title: string }) {
  return (
    <div class="empty first-message">
      <h2>
        <ChangingText>{title}</ChangingText>
      </h2>
      <ol>
        {t.firstSteps(tryNow).map((step) => (
          <li key={step}>
            <ChangingText>{step}</ChangingText>
          </li>
        ))}
      </ol>
      <Link to="channels">{toChannels}</Link>
    </div>
  );
}
