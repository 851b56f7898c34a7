// Another page can choose the moment at which ours comes to the front. A press that was meant for something else, such as
// the second half of a double click, then lands on a button that was not there before. So an answer counts only when the
// screen has been visible to the person for this long.
const SIGHT_MS = 500;

// A double click stays in its place; whoever has seen the next screen moves.
const SAME_PLACE_PX = 10;

/** What the person has seen of a page. */
export type Sight = ReturnType<typeof makeSight>;

/**
 * Begins to watch what the person sees, and where they press.
 *
 * @param redraw Draws the page anew when the person has seen enough.
 */
export function makeSight(redraw: () => void) {
  let hasSeen = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts what has come to the screen. */
  let shown = 0;
  /** The last press: what was on the screen, where it was and when. */
  let press = { shown, x: 0, y: 0, at: Number.NEGATIVE_INFINITY };

  // Begins anew: a window that has just come to the front, or a press that came too early.
  function look(): void {
    hasSeen = false;
    clearTimeout(timer);
    // The timer alone decides. It may fire a moment early by the clock, and nothing would free the button later.
    timer = setTimeout(() => {
      hasSeen = true;
      redraw();
    }, SIGHT_MS);
    // Not at once: this may run during a drawing, or before the box that was pressed has changed.
    setTimeout(redraw);
  }

  function onPress(event: MouseEvent): void {
    const { screenX: x, screenY: y, timeStamp: at } = event;
    const isHere = Math.hypot(x - press.x, y - press.y) < SAME_PLACE_PX;
    if (event.detail > 0 && shown !== press.shown && at - press.at < SIGHT_MS && isHere) {
      // The second half of a double click: it was meant for what stood there before.
      event.preventDefault();
      event.stopPropagation();
      press.at = at;
      return;
    }
    press = { shown, x, y, at };
    // Whoever presses again and again has not looked.
    if (!hasSeen) look();
  }

  for (const name of ['focus', 'pageshow']) addEventListener(name, look);
  document.addEventListener('visibilitychange', look);
  addEventListener('click', onPress, true);

  return {
    /** Says whether the person has had long enough to see what is on the screen. */
    isSeen: (): boolean => hasSeen,
    /** Begins anew: another screen, or a dialog that comes or goes. */
    arrive(): void {
      shown++;
      look();
    },
  };
}
