/** Our own glyphs: a 16 × 16 grid, 1.5 px stroke, one idea each. Several sub-paths of one kind are one string. */
export const glyphPaths = {
  stream: 'M1.5 4.5c2-2 4-2 6 0s4 2 7 0M1.5 8.5c2-2 4-2 6 0s4 2 7 0M1.5 12.5c2-2 4-2 6 0s4 2 7 0',
  topic: 'M2.5 2.5h11v3h-11zM2.5 6.75h11v3h-11zM2.5 11h11v3h-11zM5 4h.01M5 8.25h.01M5 12.5h.01',
  keyValueTable: 'M7.5 3.5a2 2 0 1 1-4 0 2 2 0 0 1 4 0zM7.5 3.5h6M11.5 3.5v2M2 8.5h12M2 11.25h12M2 14h12',
  databaseTable: 'M2.5 4c0-1.2 2.4-2 5.5-2s5.5.8 5.5 2-2.4 2-5.5 2-5.5-.8-5.5-2zM2.5 4v8c0 1.2 2.4 2 5.5 2s5.5-.8 5.5-2V4M2.5 8c0 1.2 2.4 2 5.5 2s5.5-.8 5.5-2',
  pipeline: 'M5 13.5V6a3 3 0 0 1 6 0v7.5M3 13.75h10M8 3V1.5M5 7.5H2.75v3H5M11 7.5h2.25v3H11M9 9a1 1 0 1 1-2 0 1 1 0 0 1 2 0z',
  bucket: 'M2 4.5c0-1.1 2.7-2 6-2s6 .9 6 2-2.7 2-6 2-6-.9-6-2zM2 4.5l1.5 8.2c.2 1 2.1 1.8 4.5 1.8s4.3-.8 4.5-1.8L14 4.5',
  warehouseTable: 'M2 2.5h12v11H2zM2 4h12M2 5.5h12M2 9.5h12M6 5.5v8M10 5.5v8',
  lakeTable: 'M2.5 1.75h11v7.5h-11zM2.5 5.5h11M8 1.75v7.5M1.5 12.5c2-1.6 4-1.6 6 0s4 1.6 7 0',
  searchIndex: 'M2 3h12M2 6.5h4M2 10h3.5M2 13.5h5M13.25 9.25a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM12.4 11.4l2.1 2.1',
  logCollector: 'M1.75 2.5h12.5L10 8v4l-4 2.25V8z',
  http: 'M4.5 2.5H2v11h2.5M11.5 2.5H14v11h-2.5M5 8h5.5M8.5 5.75L10.75 8 8.5 10.25',
  function: 'M11.5 2.75c-2.3-.7-3.3.5-3.6 2.4L6.7 11.6c-.3 1.7-1.3 2.5-3 1.9M5 6.75h6',
  producer: 'M8 7.5V14M5.5 14h5M9 6.5a1 1 0 1 1-2 0 1 1 0 0 1 2 0zM5.2 9.3a4 4 0 0 1 0-5.6M10.8 9.3a4 4 0 0 0 0-5.6M3 11.5a7 7 0 0 1 0-10M13 11.5a7 7 0 0 0 0-10',
  external: 'M9.5 2.5h4v4M13.5 2.5L7.5 8.5M6.5 3.5h-4v10h10v-4',
  unknown: 'M8 1.5L14.5 8 8 14.5 1.5 8zM6.5 6.7c0-.8.6-1.4 1.5-1.4s1.5.6 1.5 1.3c0 1-1.5 1.1-1.5 2.1M8 10.9h.01',
} as const;

export type GlyphKind = keyof typeof glyphPaths;
export const glyphKinds = Object.keys(glyphPaths) as GlyphKind[];

/** A dashed frame inside the same 16 × 16 grid; the glyph is then drawn smaller within it. */
export const externalFrame = 'M1 3a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H3a2 2 0 0 1-2-2z';
