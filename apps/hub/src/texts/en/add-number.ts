// Texts of the dialog that adds a number.
export const add = 'Add a number';
export const onlyAdmins = 'Only owners and admins can add numbers.';
export const title = 'Add a number';
export const lead = 'The number runs on the sandbox at once. Nobody but your company can use it until you share it.';
export const name = 'Display name';
export const nameHint = 'What people in your company call it, for example Orders.';
export const number = 'Phone number';
export const numberHint = 'With the country code, for example +447700900123.';
export const submit = 'Add number';
export const nameMissing = 'Enter a name of at most 64 characters.';
export const numberWrong = 'Enter a number with its country code, for example +447700900123.';
export const conflict = 'This number has been added already, or your account is full. Ask your operator.';
