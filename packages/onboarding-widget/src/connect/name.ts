/**
 * The name of the window, of this tab's memory and of the broadcast channel. One channel for all questions: the page
 * that returns knows request and state, the page that asked only one of them, and takes no answer but its own.
 */
export const NAME = 'chatelaine-connect';
