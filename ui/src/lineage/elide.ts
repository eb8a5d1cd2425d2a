/** Width of a text in px; in the page it is measured, in a test it is a rule. */
export type WidthOf = (text: string) => number;

/** Names differ most at their ends, so the tail keeps two fifths of the room. */
const tailShare = 0.4;

function shortened(letters: string[], kept: number): string {
  const tail = Math.round(kept * tailShare);
  return `${letters.slice(0, kept - tail).join('').trimEnd()}…${letters.slice(letters.length - tail).join('')}`;
}

/** The name, or its two ends around an ellipsis, as long as fits. */
export function elideMiddle(name: string, room: number, widthOf: WidthOf): string {
  if (widthOf(name) <= room) return name;
  const letters = [...name];
  let [fits, tooLong] = [2, letters.length];
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (widthOf(shortened(letters, middle)) <= room) fits = middle;
    else tooLong = middle;
  }
  return shortened(letters, fits);
}
