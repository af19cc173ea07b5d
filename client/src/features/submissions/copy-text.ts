/** Puts words on the clipboard. On plain http there is no clipboard API, only the old command. */
export async function copyText(words: string): Promise<boolean> {
  try {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(words);
      return true;
    }
  } catch {
    // Refused: the old way may still be open.
  }
  return copyByCommand(words);
}

function copyByCommand(words: string): boolean {
  const field = document.createElement('textarea');
  const before = document.activeElement;
  field.value = words;
  field.readOnly = true;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  document.body.append(field);
  field.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
    if (before instanceof HTMLElement) before.focus();
  }
}
