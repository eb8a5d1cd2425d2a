type Listener = (words: string) => void;

let listener: Listener | undefined;

/** Says something to screen readers when they are idle. */
export const announce = (words: string): void => listener?.(words);

export function listen(next: Listener): () => void {
  listener = next;
  return () => {
    if (listener === next) listener = undefined;
  };
}
