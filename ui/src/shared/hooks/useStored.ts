import { useState } from 'react';

/** A choice remembered in this browser. Without storage it lives as long as the page. */
export function useStored<T extends string>(key: string, initial: T, allowed: readonly T[]) {
  const [value, setValue] = useState<T>(() => readStored(key, initial, allowed));
  const set = (next: T) => {
    setValue(next);
    writeStored(key, next);
  };
  return [value, set] as const;
}

export function readStored<T extends string>(key: string, initial: T, allowed: readonly T[]): T {
  try {
    const found = localStorage.getItem(key) as T | null;
    return found && allowed.includes(found) ? found : initial;
  } catch {
    return initial; // Storage is switched off: the default is right.
  }
}

/** Any remembered text. */
export function readText(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined; // Storage is switched off: nothing is remembered.
  }
}

export function writeStored(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is full or switched off: the choice holds until the page is left.
  }
}
