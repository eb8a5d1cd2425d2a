import ELK from 'elkjs/lib/elk.bundled.js';
import { describe, expect, it } from 'vitest';
import { draw } from '../drawing';
import { assemble } from '../graph';
import { highlightNode } from '../highlight';
import { boxesFrom, layoutInput } from '../layoutInput';
import { allRoles } from '../roles';
import { syntheticAnswer } from './synthetic';

/**
 * Guards against a wrong order of growth: limits are several times what a slow machine needs, in seconds of processor
 * time, so that a busy machine changes little. What a person feels (worker start, painting, frames a second) is
 * measured in a browser, not here.
 */
const elk = new ELK();
const patience = 60_000;

async function seconds(run: () => unknown): Promise<number> {
  const start = process.cpuUsage();
  await run();
  return process.cpuUsage(start).user / 1e6;
}

describe('500 nodes', () => {
  const { graph } = assemble(syntheticAnswer(500), [], () => undefined);
  const drawing = draw(graph, allRoles);

  it('the synthetic graph has about as many nodes as asked for', () => {
    expect(drawing.nodes.size).toBeGreaterThan(450);
    expect(drawing.nodes.size).toBeLessThan(550);
  });

  it('are laid out, again and with one more hop, within the budget', async () => {
    const fresh = await seconds(() => elk.layout(layoutInput(drawing, null)));
    const boxes = boxesFrom(await elk.layout(layoutInput(drawing, null)), null);
    const again = await seconds(() => elk.layout(layoutInput(drawing, { boxes, anchor: 'hub' })));
    expect(fresh).toBeLessThan(4);
    expect(again).toBeLessThan(4);
  }, patience);

  it('are assembled, drawn and highlighted without a noticeable pause', async () => {
    const took = await seconds(() => {
      const again = assemble(syntheticAnswer(500), [], () => undefined).graph;
      highlightNode(again, draw(again, allRoles), 'hub');
    });
    expect(took).toBeLessThan(0.5);
  });
});
