import { createContext, useContext } from 'react';
import type { Side } from '../types';

/** What a card can ask for; stable, so that cards never render again because of it. */
export interface CardCommands {
  expand: (id: string, side: Side, depth: number) => void;
  collapse: (id: string, key: string) => void;
  /** The menu with more ways to open, at the handle. */
  menu: (id: string) => void;
  openStack: (id: string) => void;
}

export const CardCommandsContext = createContext<CardCommands | null>(null);

export function useCardCommands(): CardCommands {
  const commands = useContext(CardCommandsContext);
  if (!commands) throw new Error('A card is drawn outside the canvas');
  return commands;
}
