/**
 * The name of the window, of this tab's memory and of the broadcast channel. All questions share one channel. The
 * return page knows the request and the state, but the page that asked knows only one of the two. The page that asked
 * ignores the answers to other questions.
 */
export const NAME = 'chatelaine-connect';
