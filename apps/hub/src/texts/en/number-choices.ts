// Texts of the choice of numbers.
export const numbers = 'Numbers';
export const all = 'All numbers';
export const allText = 'Also numbers that are added later.';
export const some = 'Only these numbers';
export const cut = 'Only the first 200 numbers are shown here.';
