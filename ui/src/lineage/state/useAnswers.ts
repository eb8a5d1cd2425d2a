import { keepPreviousData, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { api, segment } from '../../api/client';
import { assemble, refOf, type Assembly, type Opening } from '../graph';
import { allRoles, sameRoles } from '../roles';
import type { LineageAnswer, Role } from '../types';
import type { Ref, ViewState } from '../url';

const limit = 500;
const freshFor = 60_000;

interface Question extends Ref {
  up: number;
  down: number;
  roles: readonly Role[];
}

const questionKey = ({ type, fullyQualifiedName, up, down, roles }: Question) =>
  ['lineage', type, fullyQualifiedName, up, down, [...roles].sort().join()] as const;

const ask = (question: Question, signal?: AbortSignal) =>
  api.get<LineageAnswer>(
    `/hydrant/lineage/${segment(question.type)}/${segment(question.fullyQualifiedName)}`,
    {
      upstreamDepth: question.up,
      downstreamDepth: question.down,
      roles: sameRoles(question.roles, allRoles) ? undefined : question.roles.join(','),
      limit,
    },
    signal,
  );

const fetchAnswer = (client: QueryClient, question: Question) =>
  client.fetchQuery({
    queryKey: questionKey(question),
    queryFn: ({ signal }) => ask(question, signal),
    staleTime: freshFor,
  });

export interface Answers {
  assembly: Assembly | null;
  /** Branches on their way. */
  pending: Opening[];
  /** The first answer, or the one for a new focus, is on its way. */
  loading: boolean;
  /** Something of the wanted picture is still missing: the old one stays until it is here. */
  incomplete: boolean;
  error: Error | null;
  retry: () => void;
  /** A branch that did not open; the rest stays as it is. */
  branchError: Error | null;
  retryBranches: () => void;
}

/** One request for the first picture and one for each opening; never one for each node. */
export function useAnswers(state: ViewState): Answers {
  const question: Question | null = state.focus && { ...state.focus, up: state.up, down: state.down, roles: state.roles };
  const base = useQuery({
    queryKey: question ? questionKey(question) : ['lineage', 'nothing'],
    queryFn: ({ signal }) => ask(question!, signal),
    enabled: question !== null,
    staleTime: freshFor,
    placeholderData: keepPreviousData,
  });
  const branches = useBranches(base.data ?? null, state);
  return {
    assembly: branches.assembly,
    pending: branches.pending,
    loading: base.isFetching && (base.isPlaceholderData || base.data === undefined),
    incomplete: base.isPlaceholderData || branches.pending.length > 0,
    error: base.error,
    retry: () => void base.refetch(),
    branchError: branches.error,
    retryBranches: branches.retry,
  };
}

interface Branches {
  answers: ReadonlyMap<string, LineageAnswer>;
  failures: ReadonlyMap<string, Error>;
}

const asError = (cause: unknown) => (cause instanceof Error ? cause : new Error(String(cause)));

function useBranches(base: LineageAnswer | null, state: ViewState) {
  const client = useQueryClient();
  const [{ answers, failures }, setBranches] = useState<Branches>({ answers: new Map(), failures: new Map() });
  const asked = useRef(new Set<string>());
  const { open, roles } = state;
  const roleKey = [...roles].sort().join();
  const keyOf = useCallback((opening: Opening) => `${opening.key}/${roleKey}`, [roleKey]);
  const assembly = useMemo(
    () => (base ? assemble(base, open, (opening) => answers.get(keyOf(opening))) : null),
    [base, open, answers, keyOf],
  );
  const pending = useMemo(
    () => (assembly?.wanted ?? []).filter((opening) => !failures.has(keyOf(opening))),
    [assembly, failures, keyOf],
  );
  useEffect(() => {
    for (const opening of pending) {
      const key = keyOf(opening);
      const ref = assembly && refOf(assembly.graph, opening.anchor);
      if (!ref || asked.current.has(key)) continue;
      asked.current.add(key);
      const hops = { up: opening.side === 'up' ? opening.depth : 0, down: opening.side === 'down' ? opening.depth : 0 };
      fetchAnswer(client, { ...ref, ...hops, roles }).then(
        (answer) => setBranches((now) => ({ ...now, answers: new Map(now.answers).set(key, answer) })),
        (cause: unknown) => setBranches((now) => ({ ...now, failures: new Map(now.failures).set(key, asError(cause)) })),
      );
    }
  }, [assembly, pending, client, keyOf, roles]);
  const retry = useCallback(() => {
    failures.forEach((_, key) => asked.current.delete(key));
    setBranches((now) => ({ ...now, failures: new Map() }));
  }, [failures]);
  const failed = (assembly?.wanted ?? []).map((opening) => failures.get(keyOf(opening))).find((error) => error !== undefined);
  return { assembly, pending, error: failed ?? null, retry };
}
