import { useSyncExternalStore } from 'react';
import { readStored, writeStored } from '../hooks/useStored';
import type { ThemeName } from './tokens';

export type ThemeChoice = ThemeName | 'system';
export const themeChoices: readonly ThemeChoice[] = ['system', 'light', 'dark'];

const key = 'hydrant.theme';
const listeners = new Set<() => void>();
const darkQuery = '(prefers-color-scheme: dark)';
let choice: ThemeChoice = 'system';

const current = (): ThemeName =>
  choice === 'system' ? (window.matchMedia(darkQuery).matches ? 'dark' : 'light') : choice;

function apply(): void {
  document.documentElement.dataset['theme'] = current();
  listeners.forEach((tell) => tell());
}

/** Called once before the first paint. */
export function startTheme(): void {
  choice = readStored<ThemeChoice>(key, 'system', themeChoices);
  window.matchMedia(darkQuery).addEventListener('change', apply);
  apply();
}

export function chooseTheme(next: ThemeChoice): void {
  choice = next;
  writeStored(key, next);
  apply();
}

const subscribe = (tell: () => void) => {
  listeners.add(tell);
  return () => void listeners.delete(tell);
};

/** The theme in force and the choice behind it. */
export function useTheme() {
  const theme = useSyncExternalStore(subscribe, current);
  const chosen = useSyncExternalStore(subscribe, () => choice);
  return { theme, choice: chosen, choose: chooseTheme };
}
