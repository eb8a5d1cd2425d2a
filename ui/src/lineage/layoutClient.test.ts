import { describe, expect, it } from 'vitest';
import { LayoutClient, patience, type ElkReply, type LayoutWorker } from './layoutClient';
import type { ElkGraph } from './layoutInput';

class FakeWorker implements LayoutWorker {
  onmessage: ((event: MessageEvent<ElkReply>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  terminated = false;
  readonly asked: { id: number; cmd: string; graph?: ElkGraph }[] = [];
  postMessage(message: unknown) {
    this.asked.push(message as { id: number; cmd: string; graph?: ElkGraph });
  }
  terminate() {
    this.terminated = true;
  }
  /** Answers the job for the graph whose only node has this name. */
  answer(name: string, reply: Partial<ElkReply> = {}) {
    const job = this.asked.find((message) => message.graph?.children[0]?.id === name);
    const data = { children: [{ id: name, width: 1, height: 1, x: 0, y: 0 }] };
    this.onmessage?.({ data: { id: job?.id ?? -1, data, ...reply } } as MessageEvent<ElkReply>);
  }
}

const graph = (name: string): ElkGraph => ({
  id: 'root', layoutOptions: {}, children: [{ id: name, width: 1, height: 1 }], edges: [],
});

function setUp() {
  const workers: FakeWorker[] = [];
  const due: { run: () => void; cancelled: boolean; at: number }[] = [];
  const client = new LayoutClient(
    () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
    {
      after(at, run) {
        const timer = { run, cancelled: false, at };
        due.push(timer);
        return () => {
          timer.cancelled = true;
        };
      },
    },
  );
  const elapse = () => due.splice(0).forEach((timer) => timer.cancelled || timer.run());
  return { client, workers, elapse, due };
}

describe('the layout worker', () => {
  it('is warmed with a tiny graph before anyone asks', () => {
    const { workers } = setUp();
    expect(workers[0]?.asked.map((message) => message.cmd)).toEqual(['register', 'layout']);
  });

  it('answers a request', async () => {
    const { client, workers } = setUp();
    const result = client.layout(graph('one'));
    workers[0]?.answer('one');
    expect(await result).toMatchObject({ kind: 'done', graph: { children: [{ id: 'one' }] } });
  });

  it('a newer request makes the older one void, and runs as soon as the worker is free', async () => {
    const { client, workers } = setUp();
    const one = client.layout(graph('one'));
    const two = client.layout(graph('two'));
    workers[0]?.answer('one');
    workers[0]?.answer('two');
    expect(await one).toEqual({ kind: 'superseded' });
    expect(await two).toMatchObject({ kind: 'done' });
    expect(workers).toHaveLength(1);
  });

  it('of three quick requests only the last is laid out', async () => {
    const { client, workers } = setUp();
    const results = ['one', 'two', 'three'].map((name) => client.layout(graph(name)));
    workers[0]?.answer('one');
    workers[0]?.answer('three');
    expect((await Promise.all(results)).map((result) => result.kind)).toEqual(['superseded', 'superseded', 'done']);
  });

  it('a worker still busy with a void request after 300 ms is replaced by a fresh one', async () => {
    const { client, workers, elapse, due } = setUp();
    const one = client.layout(graph('one'));
    const two = client.layout(graph('two'));
    expect(due[0]?.at).toBe(patience);
    elapse();
    expect(workers[0]?.terminated).toBe(true);
    workers[1]?.answer('two');
    expect(await one).toEqual({ kind: 'superseded' });
    expect(await two).toMatchObject({ kind: 'done' });
  });

  it('is replaced at once when the running request is already older than 300 ms', async () => {
    const { client, workers, elapse } = setUp();
    void client.layout(graph('slow'));
    elapse();
    expect(workers).toHaveLength(1);
    const two = client.layout(graph('two'));
    expect(workers).toHaveLength(2);
    workers[1]?.answer('two');
    expect(await two).toMatchObject({ kind: 'done' });
  });

  it('is left alone when a slow request has no rival', () => {
    const { client, workers, elapse } = setUp();
    void client.layout(graph('slow'));
    elapse();
    expect(workers[0]?.terminated).toBe(false);
  });

  it('says why a layout failed, and works on', async () => {
    const { client, workers } = setUp();
    const one = client.layout(graph('one'));
    workers[0]?.answer('one', { data: undefined, error: { message: 'no such option' } });
    await expect(one).rejects.toThrow('no such option');
    const two = client.layout(graph('two'));
    workers[0]?.answer('two');
    expect(await two).toMatchObject({ kind: 'done' });
  });

  it('a crash rejects what was running and starts a fresh worker', async () => {
    const { client, workers } = setUp();
    const one = client.layout(graph('one'));
    workers[0]?.onerror?.({ message: 'out of memory' } as ErrorEvent);
    await expect(one).rejects.toThrow('out of memory');
    expect(workers).toHaveLength(2);
  });
});
