/** Adds an event to the end of the list on the page. */
export function showEvent(name: string, detail: object): void {
  const line = document.createElement('li');
  const title = document.createElement('b');
  title.textContent = name;
  const text = document.createElement('code');
  text.textContent = JSON.stringify(detail, null, 1).replaceAll(/\s+/g, ' ');
  line.append(title, ' ', text);
  document.querySelector('#log')?.append(line);
}
