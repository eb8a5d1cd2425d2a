import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { text } from '../text/text';
import { Glyph } from './Glyph';
import { glyphKinds, glyphPaths } from './glyphs';
import { glyphOf, kindWord } from './kind';

const designed = [
  'stream', 'topic', 'keyValueTable', 'pipeline', 'bucket', 'warehouseTable', 'lakeTable', 'searchIndex',
  'logCollector', 'http', 'function', 'producer', 'external', 'unknown',
];

describe('glyphs', () => {
  it('exist for every kind of the design, each with its own path', () => {
    expect(glyphKinds).toEqual(expect.arrayContaining(designed));
    expect(new Set(Object.values(glyphPaths)).size).toBe(glyphKinds.length);
  });
  it.each(glyphKinds)('draw %s as a path that starts with a move', (kind) => {
    expect(glyphPaths[kind]).toMatch(/^M[\d.]/);
    expect(renderToStaticMarkup(<Glyph kind={kind} />)).toContain(glyphPaths[kind]);
  });
  it('stand in a dashed frame when the asset is external', () => {
    expect(renderToStaticMarkup(<Glyph kind="bucket" external />)).toContain('stroke-dasharray');
    expect(renderToStaticMarkup(<Glyph kind="bucket" />)).not.toContain('stroke-dasharray');
  });
  it('are hidden from speech beside a word and spoken when alone', () => {
    expect(renderToStaticMarkup(<Glyph kind="topic" />)).toContain('aria-hidden="true"');
    expect(renderToStaticMarkup(<Glyph kind="topic" label="Topic" />)).toContain('aria-label="Topic"');
  });
});

describe('the kind of an entity', () => {
  it.each([
    ['topic', 'Kinesis', 'stream'], ['topic', 'Kafka', 'topic'], ['table', 'DynamoDB', 'keyValueTable'],
    ['table', 'Glue', 'lakeTable'], ['container', 'S3', 'bucket'], ['searchIndex', 'CustomSearch', 'logCollector'],
    ['table', 'Nova', 'databaseTable'], ['planet', null, 'unknown'],
  ])('of type %s in %s is %s', (type, service, kind) => expect(glyphOf(type, service)).toBe(kind));
  it('has a word also when nothing is known', () => {
    expect(text(kindWord('table', 'DynamoDB'))).toBe('DynamoDB table');
    expect(text(kindWord('planet'))).toBe('Asset');
    expect(text(kindWord('databaseService', 'Glue'))).toBe('Database service');
  });
});
