import type { Drawing } from './drawing';
import type { LineageGraph } from './graph';
import { nameOf } from './names';

const cell = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A cell that starts like a formula would be run by a spreadsheet. */
const harmless = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const fqn = (graph: LineageGraph, id: string | null) =>
  id === null ? '' : (graph.nodes.get(id)?.fullyQualifiedName ?? graph.badges.get(id)?.fullyQualifiedName ?? id);

/** One row per edge of the catalog, with its roles. */
export function edgesAsCsv(graph: LineageGraph): string {
  const rows = [...graph.edges.values()].map((edge) => [
    fqn(graph, edge.from),
    fqn(graph, edge.to),
    edge.roles.join(' '),
    fqn(graph, edge.pipeline),
    edge.detail,
  ]);
  const lines = [['from', 'to', 'roles', 'pipeline', 'detail'], ...rows];
  return lines.map((row) => row.map((text) => cell(harmless(text))).join(',')).join('\r\n') + '\r\n';
}

const mermaidText = (text: string) => text.replaceAll('"', '#quot;').replaceAll('<', '#lt;').replaceAll('>', '#gt;');

/** The picture as a Mermaid flowchart, pipelines as rounded boxes. */
export function drawingAsMermaid(graph: LineageGraph, drawing: Drawing): string {
  const short = new Map<string, string>();
  const lines = ['flowchart LR'];
  for (const node of drawing.nodes.values()) {
    const facts = graph.nodes.get(node.id) ?? graph.badges.get(node.id);
    if (!facts) continue;
    const key = `n${short.size}`;
    short.set(node.id, key);
    const name = mermaidText(nameOf(facts));
    lines.push(node.shape === 'pipeline' ? `  ${key}("${name}")` : `  ${key}["${name}"]`);
  }
  for (const edge of drawing.edges.values()) {
    const from = short.get(edge.from);
    const to = short.get(edge.to);
    if (from && to) lines.push(`  ${from} -->|${edge.roles.join(', ').replaceAll('_', ' ')}| ${to}`);
  }
  return lines.join('\n') + '\n';
}
