import { Badge } from '../../src/badge/badge.tsx';
import { show, words } from './show.tsx';

function Badges() {
  return (
    <>
      <p>
        <Badge tone="good">{words('Shared', 'Zugriffsberechtigungserteilungsbestätigung')}</Badge>
      </p>
      <p>
        <Badge>{words('Missing', 'Zugriffsberechtigungsnichtvorhandensein')}</Badge>
      </p>
      <p>
        <Badge tone="warn">{words('Not active yet', 'Aktivierungsvorbereitungszwischenzustand')}</Badge>
      </p>
      <p>
        <Badge tone="bad">{words('Suspended', 'Geschäftstätigkeitsunterbrechungsanordnung')}</Badge>
      </p>
    </>
  );
}

show('Badges', Badges);
