import { catalogue } from '../texts';
import { formatMessage, type Values } from './message';

export type TextKey = keyof typeof catalogue;

/** The text of the catalogue under a key, with its values filled in. */
export const text = (key: TextKey, values?: Values): string => formatMessage(catalogue[key], values);
