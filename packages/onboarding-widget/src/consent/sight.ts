// Another page can choose the moment at which our page comes to the front. Then a press that was meant for something
// else, such as the second half of a double click, hits a button that was not there before. So an answer counts only
// when the screen has been visible to the person for this long.
const SIGHT_MS = 500;

// The second press of a double click has the same position as the first press. A person who has seen the next screen
// moves the pointer before the next press.
const SAME_PLACE_PX = 10;

/** Tracks whether the person has seen a page for long enough. */
export type Sight = ReturnType<typeof makeSight>;

/**
 * Starts to watch how long the person sees a screen, and where the person presses.
 *
 * @param redraw Renders the page again when the person has seen enough.
 */
export function makeSight(redraw: () => void) {
  let hasSeen = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts the screens and dialogs that have appeared. */
  let shown = 0;
  /** The last press: the count of screens at that moment, its position and its time. */
  let press = { shown, x: 0, y: 0, at: Number.NEGATIVE_INFINITY };

  // Starts the time again: the window has just come to the front, or a press came too early.
  function look(): void {
    hasSeen = false;
    clearTimeout(timer);
    // Only the timer decides, and the clock is not read. The timer may fire a moment too early by the clock. If the
    // clock decided, the button would then stay disabled, because nothing enables it later.
    timer = setTimeout(() => {
      hasSeen = true;
      redraw();
    }, SIGHT_MS);
    // The page is rendered a moment later, because this function may run during a rendering, or before the pressed box
    // has changed.
    setTimeout(redraw);
  }

  function onPress(event: MouseEvent): void {
    const { screenX: x, screenY: y, timeStamp: at } = event;
    const isHere = Math.hypot(x - press.x, y - press.y) < SAME_PLACE_PX;
    if (event.detail > 0 && shown !== press.shown && at - press.at < SIGHT_MS && isHere) {
      // This press is the second half of a double click. The double click was meant for the previous screen.
      event.preventDefault();
      event.stopPropagation();
      press.at = at;
      return;
    }
    press = { shown, x, y, at };
    // This press came too early, so the time starts again. A person who presses again and again has not looked.
    if (!hasSeen) look();
  }

  for (const name of ['focus', 'pageshow']) addEventListener(name, look);
  document.addEventListener('visibilitychange', look);
  addEventListener('click', onPress, true);

  return {
    /** Says whether the person has had enough time to see the screen. */
    isSeen: (): boolean => hasSeen,
    /** Starts the time again: another screen has appeared, or a dialog has opened or closed. */
    arrive(): void {
      shown++;
      look();
    },
  };
}
