import { lineageTexts } from '../lineage/texts';
import { pageTexts } from './pageTexts';

/** Every text of the page, in ICU message format. The lineage explorer keeps its own section. */
export const catalogue = { ...pageTexts, ...lineageTexts } as const;
