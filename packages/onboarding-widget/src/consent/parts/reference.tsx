import * as texts from '../texts/texts.ts';

/** Shows the request id, with which support finds the error. Shows nothing when there is no request id. */
export const Reference = ({ id }: { id: string | null }) => id !== null && <p class="hint">{texts.reference(id)}</p>;
