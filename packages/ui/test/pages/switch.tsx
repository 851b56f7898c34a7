import { useState } from 'preact/hooks';
import { Switch } from '../../src/switch/switch.tsx';
import { show, words } from './show.tsx';

function Switches() {
  const [isOn, setIsOn] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [wishes, setWishes] = useState(0);
  const wish = () => setWishes(wishes + 1);
  return (
    <>
      <Switch
        label={words('Clients may withdraw', 'Berechtigungsentzugsmöglichkeitseinräumung')}
        hint={words('They can take a number back.', 'Rufnummernzurückziehungsmöglichkeitserläuterung')}
        isOn={isOn}
        onChange={setIsOn}
      />
      <Switch label="Starts on" isOn onChange={wish} />
      <Switch label="Slow" isOn={false} isBusy={isBusy} onChange={() => setIsBusy(true)} />
      <Switch
        label={words('Legacy tokens', 'Altsystemzugangskennungsauthentifizierung')}
        hint="Tokens from before there were keys."
        isOn
        disabledReason={
          <>
            Only owners can change this. <a href="#people">See who is one</a>
          </>
        }
        onChange={wish}
      />
      <output>{wishes}</output>
    </>
  );
}

show('Switches', Switches);
