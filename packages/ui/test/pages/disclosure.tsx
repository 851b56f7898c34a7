import { useState } from 'preact/hooks';
import { Button } from '../../src/button/button.tsx';
import { Disclosure } from '../../src/disclosure/disclosure.tsx';
import { show, words } from './show.tsx';

function Disclosures() {
  const [presses, setPresses] = useState(0);
  return (
    <>
      <Disclosure
        isOpen={presses === 1}
        summary={words('What your client sees', 'Kundenansichtsdarstellungsmöglichkeitenübersichtsseitenöffnung')}
      >
        <p>
          {words(
            'API keys are disabled for this number.',
            'Schnittstellenschlüsselverwendungsmöglichkeitsunterbrechung.',
          )}
        </p>
        <Button onClick={() => setPresses(presses + 1)}>Pressed {presses} times</Button>
      </Disclosure>
      <p>After it.</p>
    </>
  );
}

show('Disclosures', Disclosures);
