import './icon.css';
import { type IconName, PATHS } from './paths.ts';

/** Shows a small picture in the colour of the text. Screen readers skip it, so words must say the same. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg class="ui-icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d={PATHS[name]} />
  </svg>
);
