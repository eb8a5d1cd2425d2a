import { Link } from 'react-router';
import type { Pipeline } from '../api/types';
import { Glyph } from '../shared/glyphs/Glyph';
import { pipelineLink, serviceLink } from '../shared/links';
import { pipelineFace } from '../shared/status/status';
import { Status } from '../shared/status/Status';
import type { Column, Facet, TableSpec } from '../shared/table/model';
import { text } from '../shared/text/text';
import { Time } from '../shared/ui/Time';
import { flowOf, sourceKind, targetKind, targetTitle, taskTitle } from './flow';

export const sourceWords = (pipeline: Pipeline) => flowOf(pipeline).sources.map(taskTitle).join(', ') || text('pipeline.directPut');
export const targetWords = (pipeline: Pipeline) => flowOf(pipeline).targets.map(targetTitle).join(', ') || text('pipeline.noTarget');

const name: Column<Pipeline> = {
  key: 'name', header: 'pipelines.name', width: 1.6, sort: (row) => row.displayName ?? row.name,
  cell: (row) => (
    <span className="hy-row">
      <Glyph kind="pipeline" className="hy-muted" />
      <Link className="hy-ellipsis" to={pipelineLink(row.fullyQualifiedName)} title={row.name}>{row.displayName ?? row.name}</Link>
    </span>
  ),
};
const service: Column<Pipeline> = {
  key: 'service', header: 'pipelines.service', width: 0.9, priority: 3, sort: (row) => row.service?.name, empty: (row) => !row.service,
  cell: (row) => row.service && <Link className="hy-ellipsis" title={row.service.displayName ?? row.service.name} to={serviceLink(row.service.fullyQualifiedName ?? row.service.name ?? '')}>{row.service.displayName ?? row.service.name}</Link>,
};
const flow: Column<Pipeline> = {
  key: 'flow', header: 'pipelines.flow', width: 2.6, bare: true, sort: sourceWords,
  cell: (row) => (
    <span className="hy-flow-cell" title={`${sourceWords(row)} → ${targetWords(row)}`}>
      <span className="hy-ellipsis">{sourceWords(row)}</span>
      <span aria-label={text('pipeline.to')} role="img" className="hy-muted">→</span>
      <span className="hy-ellipsis">{targetWords(row)}</span>
    </span>
  ),
};
const state: Column<Pipeline> = {
  key: 'state', header: 'pipelines.state', width: '116px', bare: true, sort: (row) => row.state ?? '',
  cell: (row) => <Status face={pipelineFace(row.state, row.deleted)} />,
};
const steps: Column<Pipeline> = {
  key: 'steps', header: 'pipelines.steps', width: '76px', end: true, priority: 2, sort: (row) => row.tasks?.length ?? 0,
  cell: (row) => row.tasks?.length ?? 0,
};
const updated: Column<Pipeline> = {
  key: 'updated', header: 'pipelines.updated', width: '120px', end: true, priority: 3, sort: (row) => row.updatedAt, empty: (row) => !row.updatedAt,
  cell: (row) => row.updatedAt && <Time at={row.updatedAt} />,
};

const stateFacet: Facet<Pipeline> = {
  key: 'state', label: 'pipelines.state', values: (row) => [row.state ?? 'unknown'], word: (value) => text(pipelineFace(value).word),
};
const sourceFacet: Facet<Pipeline> = { key: 'source', label: 'pipelines.source', values: (row) => flowOf(row).sources.map((task) => sourceKind(taskTitle(task))) };
const targetFacet: Facet<Pipeline> = {
  key: 'dest', label: 'pipelines.destination', values: (row) => [...new Set(flowOf(row).targets.map((task) => targetKind(targetTitle(task))))],
};
const stepFacet: Facet<Pipeline> = {
  key: 'step', label: 'pipelines.stepKind', values: (row) => [...new Set((row.tasks ?? []).map((task) => task.taskType ?? ''))].filter(Boolean),
};
const tagFacet: Facet<Pipeline> = { key: 'tag', label: 'pipelines.tag', values: (row) => (row.tags ?? []).map((tag) => tag.tagFQN) };
const serviceFacet: Facet<Pipeline> = { key: 'service', label: 'pipelines.service', values: (row) => (row.service?.name ? [row.service.name] : []) };

const haystack = (row: Pipeline) =>
  [row.name, row.displayName, row.description, sourceWords(row), targetWords(row), row.pipelineLocation, row.service?.name, ...(row.tags ?? []).map((tag) => tag.tagFQN)]
    .filter(Boolean)
    .join(' ');

const useful = (rows: Pipeline[]) => (facet: Facet<Pipeline>) => new Set(rows.flatMap(facet.values)).size > 1;

/** Columns and filters of a list of pipelines; a filter that could not narrow anything is left out. */
export function pipelineTable(rows: Pipeline[], withService: boolean): TableSpec<Pipeline> {
  const facets = [sourceFacet, targetFacet, stateFacet, ...(withService ? [serviceFacet] : []), stepFacet, tagFacet];
  return {
    columns: withService ? [name, service, flow, state, steps, updated] : [name, flow, state, steps, updated],
    facets: facets.filter(useful(rows)),
    haystack,
  };
}
export const pipelineFacetKeys = ['source', 'dest', 'state', 'service', 'step', 'tag'];
