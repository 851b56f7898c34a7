import * as texts from '../texts/texts.ts';

/** The number by which support finds what went wrong, where there is one. */
export const Reference = ({ id }: { id: string | null }) => id !== null && <p class="hint">{texts.reference(id)}</p>;
