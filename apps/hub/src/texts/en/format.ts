/** The form of dates and numbers. */
export const dateLocale = 'en-GB';
