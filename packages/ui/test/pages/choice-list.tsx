import { useState } from 'preact/hooks';
import { ChoiceList } from '../../src/choice-list/choice-list.tsx';
import { show, words } from './show.tsx';

const IDS = ['orders', 'support', 'fixed'] as const;
type Id = (typeof IDS)[number];

function Choices() {
  const [ticked, setTicked] = useState<Id[]>(['fixed']);
  const isTicked = (id: Id) => ticked.includes(id);
  return (
    <>
      <p id="why">{words('Somebody else pays.', 'Zahlungsverantwortlichkeitsübernahmeerklärung')}</p>
      <ChoiceList
        heading={words('Choose numbers', 'Rufnummernauswahlmöglichkeiten')}
        action={{ label: words('Select all 3', 'Gesamtauswahlbestätigung'), onClick: () => setTicked([...IDS]) }}
        rows={[
          {
            id: 'orders',
            isTicked: isTicked('orders'),
            title: '+447700900101',
            detail: words('Orders', 'Bestellannahmeverwaltungsabteilung'),
            consequence: isTicked('orders') && words('A key stops.', 'Schlüsselgültigkeitsdauerbeendigung'),
          },
          {
            id: 'support',
            isTicked: isTicked('support'),
            title: '+447700900102',
            status: { tone: 'neutral', text: words('Not active yet', 'Aktivierungsvorbereitungszustand') },
          },
          {
            id: 'fixed',
            isTicked: true,
            fixedBecause: 'why',
            title: '+447700900103',
            status: { tone: 'good', text: words('Shared', 'Freigegeben') },
          },
        ]}
        onTick={(id, isOn) => setTicked(isOn ? [...ticked, id] : ticked.filter((each) => each !== id))}
      />
    </>
  );
}

show('Choices', Choices);
