import { text, type TextKey } from '../shared/text/text';

/** Roles of people, the least first. */
export const rolesOfPeople = ['Viewer', 'Editor', 'Admin'] as const;
export const rolesOfBots = ['IngestionBot', 'Viewer', 'Editor', 'Admin'] as const;
export type RoleName = (typeof rolesOfBots)[number];

const known = (role: string): role is RoleName => (rolesOfBots as readonly string[]).includes(role);

/** A role of a newer server keeps its own name. */
export const roleWord = (role: string): string => (known(role) ? text(`role.${role}` satisfies TextKey) : role);

export const roleHint = (role: RoleName): string => text(`role.${role}.hint`);

/** What a token of somebody may be at most: what they are. */
export const rolesUpTo = (role: string): RoleName[] => {
  const at = (rolesOfPeople as readonly string[]).indexOf(role);
  return rolesOfPeople.slice(0, at + 1);
};
