import './details-link.css';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { Link } from '../parts/link.tsx';
import { details, detailsOf } from '../texts/en/number.ts';

/** Leads from the row of a number to the page with its details. */
export const DetailsLink = ({ to, phoneNumber }: { to: string; phoneNumber: string }) => (
  <span class="details-link word">
    <Link to={to} aria-label={detailsOf(phoneNumber)}>
      <ChangingText>{details}</ChangingText>
    </Link>
  </span>
);
