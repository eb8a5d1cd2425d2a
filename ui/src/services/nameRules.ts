import type { TextKey } from '../shared/text/text';

export interface NameRule {
  word: TextKey;
  holds: (name: string) => boolean;
}

/** The rules for a service's name; each ticks itself while the name is typed. */
export const nameRules: NameRule[] = [
  { word: 'name.rule.length', holds: (name) => name.length >= 1 && name.length <= 128 },
  { word: 'name.rule.characters', holds: (name) => /^[\p{L}\p{N}_\-.&()]+$/u.test(name) },
  { word: 'name.rule.colons', holds: (name) => !name.includes('::') },
];

export const nameAllowed = (name: string): boolean => nameRules.every((rule) => rule.holds(name));
