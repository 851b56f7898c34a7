/** Returns the name that a person has chosen. Until then the stored name is the e-mail address, and this is null. */
export const chosenName = ({ name, email }: { name: string; email: string }): string | null =>
  name === email ? null : name;
