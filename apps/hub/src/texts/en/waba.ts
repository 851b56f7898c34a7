// Texts of WABA Management: the numbers of all clients, and their keys.
export const title = 'WABA Management';
export const lead =
  'The WhatsApp numbers of your clients. Generate an API key for each number that is shared with you.';
export const numbersOf = (client: string) => `Numbers of ${client}`;
export const search = 'Search number or name';
export const emptyTitle = 'No numbers yet';
export const emptyText = 'A number appears here when one of your clients adds it.';
export const clientEmptyText = 'A number appears here when this client adds it.';
export const actions = 'API key';
