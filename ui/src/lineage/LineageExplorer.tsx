import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { ApiError } from '../api/client';
import { Glyph } from '../shared/glyphs/Glyph';
import { glyphOf, kindWord } from '../shared/glyphs/kind';
import { text } from '../shared/text/text';
import { ButtonLink } from '../shared/ui/Button';
import { Empty } from '../shared/ui/Empty';
import { LineageView } from './LineageView';
import { nameOf, splitFqn } from './names';
import { Start } from './parts/Start';
import { factsOf, useExplorer, type Explorer } from './state/useExplorer';
import { useUrlState } from './state/useViewState';
import './lineage.css';

/** The name in focus; before its facts arrive, the last part of its full name. */
function Title({ explorer }: { explorer: Explorer }) {
  const { scene, control } = explorer;
  const heading = useRef<HTMLHeadingElement>(null);
  const ref = control.state.focus;
  const shown = scene ? factsOf(scene.graph, scene.drawing.focus) : undefined;
  const facts = shown?.type === ref?.type && shown?.fullyQualifiedName === ref?.fullyQualifiedName ? shown : undefined;
  const name = facts ? nameOf(facts) : (splitFqn(ref?.fullyQualifiedName ?? '').at(-1) ?? '');
  const firstPage = useLocation().key === 'default';
  const about = `${ref?.type}:${ref?.fullyQualifiedName}`;
  useEffect(() => {
    document.title = text('app.title', { page: `${name} · ${text('lineage.kind')}` });
  }, [name]);
  useEffect(() => {
    // A fresh load starts at the top of the page anyway; inside the graph the focus stays where the keys are.
    const free = document.activeElement === document.body || document.activeElement === null;
    if (!firstPage && free) heading.current?.focus({ preventScroll: true });
  }, [about, firstPage]);
  return (
    <div className="hl-title">
      <Glyph kind={glyphOf(ref?.type ?? '', facts?.serviceType)} size={20} />
      <h1 ref={heading} tabIndex={-1} title={ref?.fullyQualifiedName}>{name}</h1>
      {facts && <span className="hl-title-kind hy-hint">{text(kindWord(facts.type, facts.serviceType))}</span>}
    </div>
  );
}

function NotFound({ name }: { name: string }) {
  return (
    <Empty title={text('lineage.error.notFound', { name })} actions={<ButtonLink to="/lineage">{text('lineage.error.other')}</ButtonLink>} />
  );
}

function Focused({ explorer }: { explorer: Explorer }) {
  const { error } = explorer.answers;
  const name = explorer.control.state.focus?.fullyQualifiedName ?? '';
  const missing = error instanceof ApiError && error.notFound;
  return (
    <div className="hy-content-full hl-page">
      <LineageView explorer={explorer} embedded={false} title={<Title explorer={explorer} />} notFound={missing ? <NotFound name={name} /> : null} />
    </div>
  );
}

function Unfocused() {
  useEffect(() => {
    document.title = text('app.title', { page: text('lineage.title') });
  }, []);
  return <Start />;
}

/** The lineage explorer over the whole window; it reads and writes the address itself. */
export default function LineageExplorer() {
  const control = useUrlState();
  const explorer = useExplorer(control);
  return control.state.focus ? <Focused explorer={explorer} /> : <Unfocused />;
}
