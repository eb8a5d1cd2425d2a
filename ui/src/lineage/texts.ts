/** Texts of the lineage explorer; every key starts with `lineage.`. */
export const lineageTexts = {
  'lineage.title': 'Lineage',
} as const;
