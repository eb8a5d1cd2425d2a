import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { focusOn, initialState, isStep, readUrl, sameRef, writeUrl, type Ref, type ViewState } from '../url';

export interface ViewControl {
  state: ViewState;
  change: (next: (state: ViewState) => ViewState) => void;
  /** Back to what was in focus before. */
  back: () => void;
}

/** The whole window: the address is the state. */
export function useUrlState(): ViewControl {
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const state = useMemo(() => readUrl(params), [params]);
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  }, [state]);
  const change = useCallback(
    (next: (state: ViewState) => ViewState) => {
      const before = latest.current;
      const after = next(before);
      if (after === before) return;
      latest.current = after;
      setParams(writeUrl(after), { replace: !isStep(before, after), preventScrollReset: true });
    },
    [setParams],
  );
  const back = useCallback(() => void navigate(-1), [navigate]);
  return { state, change, back };
}

/** A panel inside a tab: the same state, kept in memory, starting at the tab's own asset. */
export function useLocalState(focus: Ref): ViewControl {
  const [state, setState] = useState<ViewState>({ ...initialState, focus });
  const [earlier, setEarlier] = useState<ViewState[]>([]);
  const { type, fullyQualifiedName } = focus;
  useEffect(() => {
    setState((now) => focusOn(now, { type, fullyQualifiedName }));
    setEarlier([]);
  }, [type, fullyQualifiedName]);
  const change = useCallback(
    (next: (state: ViewState) => ViewState) => {
      const after = next(state);
      if (after === state) return;
      if (!sameRef(state.focus, after.focus)) setEarlier((list) => [...list, state]);
      setState(after);
    },
    [state],
  );
  const back = useCallback(() => {
    const last = earlier.at(-1);
    if (!last) return;
    setEarlier((list) => list.slice(0, -1));
    setState(last);
  }, [earlier]);
  return { state, change, back };
}
