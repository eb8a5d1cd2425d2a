import { cssVar } from '../shared/theme/tokens';
import type { Role } from './types';

export type EndMark =
  | 'triangle'
  | 'triangle-dot'
  | 'diamond'
  | 'diamond-hollow'
  | 'triangle-hollow'
  | 'square-hollow'
  | 'cross';

export interface RoleStyle {
  role: Role;
  /** On when a person opens the explorer for the first time. */
  onByDefault: boolean;
  colour: string;
  width: number;
  dash: string | null;
  endMark: EndMark;
  /** The short mark in the middle of the line; plain delivery has none. */
  chip: string | null;
}

/** Strongest first: the order of the contract, which decides what one line for several roles looks like. */
export const roleStyles: readonly RoleStyle[] = [
  { role: 'delivery', onByDefault: true, colour: cssVar('roleDelivery'), width: 2, dash: null, endMark: 'triangle', chip: null },
  { role: 'staging', onByDefault: false, colour: cssVar('roleStaging'), width: 1.5, dash: '8 6', endMark: 'triangle-hollow', chip: 'S' },
  { role: 'backup', onByDefault: false, colour: cssVar('roleBackup'), width: 1.5, dash: '16 6', endMark: 'square-hollow', chip: 'B' },
  { role: 'error_sink', onByDefault: false, colour: cssVar('roleError'), width: 1.5, dash: '4 8', endMark: 'cross', chip: '!' },
  { role: 'change_capture', onByDefault: true, colour: cssVar('roleChangeCapture'), width: 2, dash: '12 4', endMark: 'diamond', chip: 'Δ' },
  { role: 'described_by', onByDefault: false, colour: cssVar('roleDescribedBy'), width: 1.5, dash: '2 4', endMark: 'diamond-hollow', chip: 'D' },
  { role: 'producer', onByDefault: true, colour: cssVar('roleProducer'), width: 1.5, dash: null, endMark: 'triangle-dot', chip: 'P' },
];

export const allRoles: readonly Role[] = roleStyles.map((style) => style.role);
export const defaultRoles: readonly Role[] = roleStyles.filter((s) => s.onByDefault).map((s) => s.role);

const byRole = new Map(roleStyles.map((style) => [style.role, style]));
const rank = new Map(allRoles.map((role, index) => [role, index]));

export const isRole = (word: string): word is Role => byRole.has(word as Role);

/** A word that is not in the closed list counts as delivery, as in the contract. */
export const roleStyle = (role: Role): RoleStyle => byRole.get(role) ?? roleStyles[0]!;

/** Strongest first, each once, unknown words read as delivery. */
export function sortRoles(roles: Iterable<Role>): Role[] {
  const known = [...roles].map((role) => (isRole(role) ? role : 'delivery'));
  return [...new Set(known)].sort((a, b) => rank.get(a)! - rank.get(b)!);
}

export const sameRoles = (a: readonly Role[], b: readonly Role[]) =>
  a.length === b.length && a.every((role) => b.includes(role));
