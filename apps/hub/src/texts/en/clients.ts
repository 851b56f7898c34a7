// Texts of the list of clients.
export const title = 'Clients';
export const lead = 'The companies whose WhatsApp numbers you work with.';
export const name = 'Name';
export const clientId = 'Client ID';
export const account = 'Account';
export const emptyTitle = 'No clients yet';
export const emptyText = 'A client appears here when it gives you permission on its first number.';
