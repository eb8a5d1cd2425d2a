import { describe, expect, it } from 'vitest';
import type { Run } from '../api/types';
import { attemptFace, countsOf, elapsed, featuresOf, stageViews, unresolvedOf } from './reading';

const run = (over: Partial<Run>): Run => ({ id: '1', kind: 'ingest', state: 'running', attempt: 1, dueAt: 1_000, ...over });

describe('stageViews', () => {
  it('marks what is behind as done and what is ahead as open', () => {
    const views = stageViews(run({ progress: { stage: 'describe', done: 44, total: 61 } }));
    expect(views.map((view) => view.state)).toEqual(['done', 'now', 'open', 'open', 'open']);
    expect(views[1]).toMatchObject({ done: 44, total: 61 });
  });
  it('does not show a total that is not known', () =>
    expect(stageViews(run({ progress: { stage: 'list', done: 3, total: -1 } }))[0]?.total).toBeUndefined());
  it('is all done after a success, whatever the last progress was', () =>
    expect(stageViews(run({ state: 'success' })).every((view) => view.state === 'done')).toBe(true));
  it('marks the stage where a run failed', () =>
    expect(stageViews(run({ state: 'failed', progress: { stage: 'list', done: 0 } })).map((view) => view.state))
      .toEqual(['failed', 'open', 'open', 'open', 'open']));
  it('begins with the first stage before anything was told', () =>
    expect(stageViews(run({})).map((view) => view.state)).toEqual(['now', 'open', 'open', 'open', 'open']));
  it('is all open while queued', () =>
    expect(stageViews(run({ state: 'queued' })).every((view) => view.state === 'open')).toBe(true));
});

describe('countsOf', () => {
  it('reads scan, sink, problems and reasons', () => {
    const counts = countsOf(run({
      report: {
        scan: { listed: 61, described: 49, filtered: 12 },
        sink: { created: 2, edgesWritten: 80, unresolved: { NOT_FOUND: 3, DYNAMIC_ROUTING: 1, FORBIDDEN: 0 } },
        problems: [
          { severity: 'ERROR', code: 'AWS_ACCESS_DENIED', message: 'x' },
          { severity: 'WARNING', code: 'X', message: 'y' },
        ],
      },
    }));
    expect(counts).toMatchObject({ listed: 61, described: 49, filtered: 12, created: 2, edges: 80, errors: 1, warnings: 1, unresolved: 4 });
    expect(counts.updated).toBeUndefined();
  });
  it('adds up what each role left open', () =>
    expect(unresolvedOf(run({ report: { sink: {
      unresolved: { UNSUPPORTED_SHAPE: 1 },
      roles: { delivery: { resolved: 4, unresolved: { NOT_FOUND: 2 } }, backup: { unresolved: { NOT_FOUND: 1, FORBIDDEN: 0 } } },
    } } }))).toEqual([['UNSUPPORTED_SHAPE', 1], ['NOT_FOUND', 3]]));
  it('is zero without a report', () => expect(countsOf(run({}))).toMatchObject({ errors: 0, unresolved: 0 }));
  it('leaves out reasons that did not occur', () =>
    expect(unresolvedOf(run({ report: { sink: { unresolved: { FORBIDDEN: 0, NOT_FOUND: 2 } } } }))).toEqual([['NOT_FOUND', 2]]));
});

describe('featuresOf', () => {
  it('tells gaps first and leaves out what it does not know', () =>
    expect(featuresOf(run({ report: { scan: { features: { tags: 'READ', glue: 'DENIED', kafka: 'NOT_NEEDED', x: 'NEW' } } } })))
      .toEqual([['glue', 'DENIED'], ['tags', 'READ'], ['kafka', 'NOT_NEEDED']]));
});

describe('elapsed', () => {
  it('runs on until the end is known', () => {
    expect(elapsed(run({ startedAt: 1_000 }), 5_000)).toBe(4_000);
    expect(elapsed(run({ startedAt: 1_000, endedAt: 3_000 }), 5_000)).toBe(2_000);
    expect(elapsed(run({}), 5_000)).toBeUndefined();
  });
});

it('says how an attempt ended, also in a word of a newer server', () => {
  expect(['lost', undefined, 'exploded'].map((outcome) => attemptFace(outcome).word)).toEqual(['run.outcome.lost', 'run.outcome.running', 'status.unknown']);
});
