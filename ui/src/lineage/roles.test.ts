import { describe, expect, it } from 'vitest';
import { dark, light, type Colours } from '../shared/theme/tokens';
import { allRoles, defaultRoles, roleStyle, roleStyles, sortRoles } from './roles';
import type { Role } from './types';

describe('roles', () => {
  it('opens with the flow itself: delivery, change capture and producers', () => {
    expect([...defaultRoles].sort()).toEqual(['change_capture', 'delivery', 'producer']);
  });
  it('tells every role apart by its end mark, not by colour alone', () => {
    expect(new Set(roleStyles.map((style) => style.endMark)).size).toBe(allRoles.length);
  });
  it('has a colour in both themes for every role', () => {
    for (const { colour } of roleStyles) {
      const name = /^var\(--hy-role-(.+)\)$/.exec(colour)?.[1]?.replace(/-(\w)/g, (_, c: string) => c.toUpperCase()) ?? '';
      const token = `role${name.charAt(0).toUpperCase()}${name.slice(1)}` as keyof Colours;
      expect([light[token], dark[token]]).toEqual([expect.any(String), expect.any(String)]);
    }
  });
  it('lists strongest first, each once', () => {
    expect(sortRoles(['error_sink', 'backup', 'delivery', 'backup'])).toEqual(['delivery', 'backup', 'error_sink']);
  });
  it('reads a word that it does not know as delivery', () => {
    expect(sortRoles(['teleport' as Role])).toEqual(['delivery']);
    expect(roleStyle('teleport' as Role).role).toBe('delivery');
  });
});
