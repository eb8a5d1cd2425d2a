import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Overview } from '../api/types';
import { Glyph } from '../shared/glyphs/Glyph';
import { servicesLink } from '../shared/links';
import { StatusShape } from '../shared/status/StatusShape';
import { text } from '../shared/text/text';

/** Figures that are links to the list behind them. */
export function Tiles({ overview }: { overview: Overview }) {
  const { pipelinesByState } = overview;
  return (
    <ul className="hy-tiles">
      <Tile to="/pipelines?state=Active" word={text('tile.active')} n={pipelinesByState['Active'] ?? 0} mark={<StatusShape kind="ok" />} />
      <Tile to="/pipelines?state=Inactive" word={text('tile.inactive')} n={pipelinesByState['Inactive'] ?? 0} mark={<StatusShape kind="paused" />} />
      <Tile to="/runs" word={text('tile.unresolved')} n={overview.unresolved} mark={<StatusShape kind="unknown" />} />
      <Tile to="/lineage" word={text('tile.edges')} n={overview.edges} mark={<Glyph kind="stream" size={14} />} />
      <Tile to="/search?q=*" word={text('tile.external')} n={overview.externalAssets} mark={<Glyph kind="external" size={14} />} />
      <Tile to={servicesLink} word={text('tile.services')} n={overview.services} mark={<Glyph kind="pipeline" size={14} />} />
    </ul>
  );
}

function Tile({ to, word, n, mark }: { to: string; word: string; n: number; mark: ReactNode }) {
  return (
    <li>
      <Link to={to} className="hy-tile" data-zero={n === 0}>
        <span className="hy-tile-word">{mark}{word}</span>
        <span className="hy-tile-figure">{text('figure', { n })}</span>
      </Link>
    </li>
  );
}
