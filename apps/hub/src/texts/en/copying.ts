// Texts of buttons that copy.
export const copied = 'Copied.';
export const copyYourself = 'It is selected: copy it yourself.';
