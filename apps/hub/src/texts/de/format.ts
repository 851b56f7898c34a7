/** The form of dates and numbers. */
export const dateLocale = 'de-DE';
