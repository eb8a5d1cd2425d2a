import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Status } from './Status';
import { StatusShape } from './StatusShape';
import { pipelineFace, runFace, statusKinds } from './status';

describe('status', () => {
  it('gives each kind a shape of its own', () => {
    const shapes = statusKinds.map((kind) => renderToStaticMarkup(<StatusShape kind={kind} />).replace(/<svg[^>]*>/, ''));
    expect(new Set(shapes).size).toBe(statusKinds.length);
  });
  it('always shows a word beside the shape', () => {
    expect(renderToStaticMarkup(<Status face={runFace('partialSuccess')} />)).toContain('Partial');
  });
  it('knows every state of a run, says "Never run" without one and does not guess a new one', () => {
    expect(runFace('success').kind).toBe('ok');
    expect(runFace('stopped').kind).toBe('stopped');
    expect(runFace(undefined)).toEqual({ kind: 'waiting', word: 'run.state.never' });
    expect(runFace('exploded').kind).toBe('unknown');
  });
  it('says deleted before any state of a pipeline', () => {
    expect(pipelineFace('Active', true).word).toBe('pipeline.state.deleted');
    expect(pipelineFace('Active').kind).toBe('ok');
    expect(pipelineFace('Inactive').kind).toBe('paused');
    expect(pipelineFace(null).kind).toBe('unknown');
  });
});
