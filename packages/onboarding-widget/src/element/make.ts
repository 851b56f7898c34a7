/** Makes an element. Not as `document.createElement`: an image of that name on the page would stand in its way. */
export function make<T extends object>(tag: string, properties?: T): HTMLElement & T {
  return Object.assign(Document.prototype.createElement.call(document, tag), properties);
}
