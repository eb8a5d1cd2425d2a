import type { EntityReference, JsonObject } from '../api/types';

export interface Draft {
  name: string;
  description: string;
  config: JsonObject;
  /** Hydrant's own settings, beside the connection. */
  settings: JsonObject;
  /** The server creates, schedules and runs the first agent. */
  autoPilot: boolean;
  /** The server's default where nobody chose one. */
  runner?: EntityReference;
}

export const emptyDraft: Draft = { name: '', description: '', config: {}, settings: {}, autoPilot: true };
const key = 'hydrant.addService';

/** The unfinished form of this tab, so that a lost page returns to the same step. Secrets are never in it. */
export function readDraft(): Draft {
  try {
    const stored = sessionStorage.getItem(key);
    return stored ? { ...emptyDraft, ...(JSON.parse(stored) as Partial<Draft>) } : emptyDraft;
  } catch {
    return emptyDraft; // Storage is off or holds something else: an empty form is right.
  }
}

export function writeDraft(draft: Draft | undefined): void {
  try {
    if (draft) sessionStorage.setItem(key, JSON.stringify(draft));
    else sessionStorage.removeItem(key);
  } catch {
    // Storage is off: the draft lives as long as the page.
  }
}
