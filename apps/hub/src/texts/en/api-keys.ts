// Texts of the screens of API keys.
export const title = 'API Keys';
export const lead = {
  partner: 'With a partner key, your backend calls Chatelaine: it asks for permission and makes keys for numbers.',
  organization: 'With an organization key, your own programs read and send messages of your numbers.',
};
export const make = { partner: 'Generate API Key', organization: 'New key' };
export const formTitle = { partner: 'Generate API Key, step 1 of 3: name', organization: 'New key' };
export const codeTitle = { partner: 'Generate API Key, step 2 of 3: confirm', organization: 'New key: confirm' };
export const secretTitle = { partner: 'Generate API Key, step 3 of 3: copy', organization: 'Your new API key' };
export const submit = { partner: 'Continue', organization: 'Create key' };
export const onlyThey = {
  partner: 'Only owners see and generate API keys.',
  organization: 'Only owners and admins see and create API keys.',
};
export const askThem = {
  partner:
    'A partner key acts for the whole company. Ask an owner of this account for a key, or for the role of an owner.',
  organization: 'A key acts for the whole organization. Ask an owner or an admin of this account for a key.',
};
export const emptyTitle = 'No working API keys';
export const emptyText = {
  partner:
    'Give each system of yours a key of its own. Then you can revoke one without the others, unlike legacy tokens, which belong to a person.',
  organization:
    'Give each program a key of its own, with only the permissions that it needs. Then you can revoke one without the others.',
};
export const lost =
  'The key was created, but the answer with its secret was lost on the way. Close this, and rotate the key in the table to get a new secret.';
