import type { ElkGraph, ElkNode } from './layoutInput';

/** The part of a Worker that the client needs; a test can stand in for it. */
export interface LayoutWorker {
  postMessage(message: unknown): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<ElkReply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export interface ElkReply {
  id: number;
  data?: { children?: ElkNode[] };
  error?: { message?: string };
}

export interface Timers {
  after(milliseconds: number, run: () => void): () => void;
}

export type LayoutResult =
  | { kind: 'done'; graph: { children?: ElkNode[] } }
  /** A newer request has made this one void. */
  | { kind: 'superseded' };

interface Job {
  number: number;
  graph: ElkGraph;
  resolve: (result: LayoutResult) => void;
  reject: (error: Error) => void;
}

/** A superseded layout may finish within this time; then its worker is given up for a fresh one. */
export const patience = 300;

const browserTimers: Timers = {
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

const warmUp: ElkGraph = {
  id: 'root',
  layoutOptions: { 'elk.algorithm': 'layered' },
  children: [{ id: 'a', width: 1, height: 1 }, { id: 'b', width: 1, height: 1 }],
  edges: [{ id: 'ab', sources: ['a'], targets: ['b'] }],
};

/**
 * One ELK worker, spoken to in its own message format, so that ELK itself stays as published. Requests are numbered:
 * a newer one voids the older, and a worker that is still busy with a voided one after 300 ms is replaced.
 */
export class LayoutClient {
  private worker: LayoutWorker;
  private next = 0;
  private running: Job | null = null;
  private waiting: Job | null = null;
  private cancelTimer: (() => void) | null = null;
  private overdue = false;

  constructor(
    private readonly create: () => LayoutWorker,
    private readonly timers: Timers = browserTimers,
  ) {
    this.worker = this.start();
  }

  layout(graph: ElkGraph): Promise<LayoutResult> {
    return new Promise((resolve, reject) => {
      const job: Job = { number: this.next++, graph, resolve, reject };
      this.waiting?.resolve({ kind: 'superseded' });
      this.waiting = null;
      if (!this.running) return this.run(job);
      this.waiting = job;
      if (this.overdue) this.replaceWorker();
    });
  }

  close(): void {
    this.waiting?.resolve({ kind: 'superseded' });
    this.running?.resolve({ kind: 'superseded' });
    this.waiting = this.running = null;
    this.cancelTimer?.();
    this.worker.terminate();
  }

  private start(): LayoutWorker {
    const worker = this.create();
    worker.onmessage = (event) => this.receive(event.data);
    worker.onerror = (event) => this.fail(new Error(event.message || 'The layout worker stopped'));
    worker.postMessage({ id: this.next++, cmd: 'register', algorithms: ['layered'] });
    // The first layout of a cold engine costs about 0.3 s extra; a two-node graph pays it early.
    worker.postMessage({ id: this.next++, cmd: 'layout', graph: warmUp, layoutOptions: {}, options: {} });
    return worker;
  }

  private run(job: Job): void {
    this.running = job;
    this.overdue = false;
    this.cancelTimer?.();
    this.cancelTimer = this.timers.after(patience, () => {
      this.overdue = true;
      if (this.waiting) this.replaceWorker();
    });
    this.worker.postMessage({ id: job.number, cmd: 'layout', graph: job.graph, layoutOptions: {}, options: {} });
  }

  private receive(reply: ElkReply): void {
    const job = this.running;
    if (!job || reply.id !== job.number) return;
    this.running = null;
    if (this.waiting) job.resolve({ kind: 'superseded' });
    else if (reply.data) job.resolve({ kind: 'done', graph: reply.data });
    else job.reject(new Error(reply.error?.message ?? 'The layout failed without a reason'));
    this.runWaiting();
  }

  private fail(error: Error): void {
    this.running?.reject(error);
    this.running = null;
    this.worker.terminate();
    this.worker = this.start();
    this.runWaiting();
  }

  private replaceWorker(): void {
    this.worker.terminate();
    this.worker = this.start();
    this.running?.resolve({ kind: 'superseded' });
    this.running = null;
    this.runWaiting();
  }

  private runWaiting(): void {
    this.cancelTimer?.();
    this.cancelTimer = null;
    const job = this.waiting;
    this.waiting = null;
    if (job) this.run(job);
  }
}
