import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

interface Chunk {
  file: string;
  imports?: string[];
  css?: string[];
  isEntry?: boolean;
}

const dist = new URL('../../dist/', import.meta.url);
const manifestFile = new URL('.vite/manifest.json', dist);
const built = existsSync(manifestFile);
const most = 350 * 1024;

/** The files that `/` needs before it can draw: the entry and everything it imports at once. */
function firstFiles(manifest: Record<string, Chunk>): string[] {
  const seen = new Set<string>();
  const visit = (key: string) => {
    if (seen.has(key)) return;
    seen.add(key);
    manifest[key]?.imports?.forEach(visit);
  };
  Object.entries(manifest).filter(([, chunk]) => chunk.isEntry).forEach(([key]) => visit(key));
  return [...seen].map((key) => manifest[key]?.file ?? '');
}

describe.skipIf(!built)('the built page (skipped without ui/dist: run `npm run build` first)', () => {
  const manifest = built ? (JSON.parse(readFileSync(manifestFile, 'utf8')) as Record<string, Chunk>) : {};
  const files = firstFiles(manifest);
  const read = (file: string) => readFileSync(new URL(file, dist));

  it('sends less than 350 kB of compressed code for /', () => {
    const size = files.reduce((sum, file) => sum + gzipSync(read(file), { level: 9 }).length, 0);
    expect(files.length).toBeGreaterThan(0);
    expect(size).toBeLessThan(most);
  });
  it('leaves the graph, its layout and the forms to the pages that need them', () => {
    const code = files.map((file) => read(file).toString('utf8')).join('');
    for (const part of ['react-flow__', 'elk.algorithm', 'ui:widget', 'ant-btn']) expect(code).not.toContain(part);
  });
  it('makes no code at run time in any of its own chunks, since the content security policy forbids it', () => {
    const chunks = Object.values(manifest).map((chunk) => chunk.file).filter((file) => file.endsWith('.js'));
    for (const file of chunks) expect(read(file).toString('utf8')).not.toMatch(/\bnew Function\(|\beval\(/);
  });
});
