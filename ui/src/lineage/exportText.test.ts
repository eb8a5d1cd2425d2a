import { describe, expect, it } from 'vitest';
import { answer, asset, edge } from './__fixtures__/answers';
import { draw } from './drawing';
import { drawingAsMermaid, edgesAsCsv } from './exportText';
import { assemble } from './graph';
import { allRoles } from './roles';

const sample = answer('a', [{ ...edge('a', 'b', 'p', 'delivery', 'backup'), detail: 'prefix "x", GZIP' }], [
  asset('a', { fullyQualifiedName: '=cmd()' }),
]);
const { graph } = assemble(sample, [], () => undefined);

describe('copies of the graph as text', () => {
  it('CSV has one row per edge and quotes what needs it', () => {
    const [, row] = edgesAsCsv(graph).split('\r\n');
    expect(row).toBe(`'=cmd(),svc.b,delivery backup,fh.p,"prefix ""x"", GZIP"`);
  });
  it('Mermaid shows the pipeline between its ends', () => {
    expect(drawingAsMermaid(graph, draw(graph, allRoles))).toBe(
      'flowchart LR\n  n0["a"]\n  n1["b"]\n  n2("p")\n  n0 -->|delivery, backup| n2\n  n2 -->|delivery, backup| n1\n',
    );
  });
});
