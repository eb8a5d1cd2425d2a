import { useCallback, useEffect, useRef, useState } from 'react';
import { api, segment } from '../api/client';
import type { AutomationWorkflow, ClientAnswer, JsonObject } from '../api/types';
import { verdictOf } from './verdict';

export interface ConnectionTest {
  phase: 'idle' | 'running' | 'done' | 'timeout' | 'stopped' | 'error';
  workflow?: AutomationWorkflow;
  error?: Error;
  startedAt?: number;
  endedAt?: number;
  /** Where it is carried out. */
  runner?: string;
}

const pollEvery = 700;
const giveUpAfter = 195_000;
const idle: ConnectionTest = { phase: 'idle' };

/** Runs a connection test through an automation workflow: create, trigger, ask until it ends, delete. */
export function useConnectionTest(serviceName?: string, runner?: string) {
  const [test, setTest] = useState<ConnectionTest>(idle);
  const running = useRef<AbortController>(undefined);

  const run = useCallback(
    async (config: JsonObject, hydrant: JsonObject = {}) => {
      running.current?.abort();
      const stop = new AbortController();
      running.current = stop;
      const startedAt = Date.now();
      const show = (state: ConnectionTest) => {
        if (!stop.signal.aborted) setTest({ startedAt, runner, ...state });
      };
      show({ phase: 'running' });
      let id: string | undefined;
      try {
        const begun = await begin({ config, ...(Object.keys(hydrant).length > 0 ? { hydrant } : {}) }, serviceName, runner);
        id = begun.id;
        const done = await untilDone(id, startedAt, stop.signal, (workflow) => show({ phase: 'running', workflow })).catch((error: unknown) => {
          if (stop.signal.aborted && begun.runId) void cancel(begun.runId);
          throw error;
        });
        show(done);
      } catch (error) {
        if (stop.signal.aborted) return;
        show({ phase: 'error', error: error instanceof Error ? error : new Error(String(error)), endedAt: Date.now() });
      } finally {
        if (id) void discard(id);
      }
    },
    [serviceName, runner],
  );

  /** Calls the test off, on its runner too; what it has told so far stays. */
  const stop = useCallback(() => {
    running.current?.abort();
    setTest((before) => ({ ...before, phase: 'stopped', endedAt: Date.now() }));
  }, []);
  useEffect(() => () => running.current?.abort(), []);
  return { test, run, stop };
}

async function begin(connection: JsonObject, serviceName?: string, runner?: string): Promise<{ id: string; runId?: string }> {
  const workflow = await api.post<AutomationWorkflow>('/automations/workflows', {
    name: `test-connection-KinesisFirehose-${crypto.randomUUID()}`,
    workflowType: 'TEST_CONNECTION',
    request: { connection, serviceType: 'Pipeline', connectionType: 'KinesisFirehose', serviceName, ingestionRunner: runner },
  });
  const answer = await api.post<ClientAnswer | undefined>(`/automations/workflows/trigger/${workflow.id}`);
  return { id: workflow.id, runId: answer?.runId };
}

/** A test that has ended by then needs no stop; nobody waits for the answer. */
async function cancel(runId: string): Promise<void> {
  try {
    await api.post(`/hydrant/runs/${segment(runId)}/cancel`);
  } catch (error) {
    console.warn('The connection test could not be stopped', error);
  }
}

async function untilDone(
  id: string,
  startedAt: number,
  signal: AbortSignal,
  tell: (workflow: AutomationWorkflow) => void,
): Promise<ConnectionTest> {
  for (;;) {
    const workflow = await api.get<AutomationWorkflow>(`/automations/workflows/${id}`, undefined, signal);
    if (verdictOf(workflow)) return { phase: 'done', workflow, endedAt: Date.now() };
    if (Date.now() - startedAt > giveUpAfter) return { phase: 'timeout', workflow, endedAt: Date.now() };
    tell(workflow);
    await new Promise((resolve) => setTimeout(resolve, pollEvery));
    signal.throwIfAborted();
  }
}

/** The workflow holds the connection; it does not outlive the test. A failure here leaves nothing to do for a person. */
async function discard(id: string): Promise<void> {
  try {
    await api.remove(`/automations/workflows/${id}`, { hardDelete: true });
  } catch (error) {
    console.warn('The finished connection test could not be deleted', error);
  }
}
