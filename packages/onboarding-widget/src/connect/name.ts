/**
 * The name of the window, of this tab's memory and of the broadcast channel. One channel serves all questions, because
 * a question has no name that both pages know: the return page knows the request and the state, but the page that asked
 * knows only one of the two. So the page that asked ignores the answers to other questions.
 */
export const NAME = 'chatelaine-connect';
