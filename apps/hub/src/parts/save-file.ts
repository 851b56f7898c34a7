/** Saves a text as a file on the person's machine. */
export function saveFile(filename: string, text: string, type: 'text/csv' | 'application/json'): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = filename;
  link.click();
  // The browser has taken the content when the click returns, so the address is not needed any more.
  URL.revokeObjectURL(url);
}
