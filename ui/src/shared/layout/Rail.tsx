import { ChevronsLeft, ChevronsRight } from 'lucide-react';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { Glyph } from '../glyphs/Glyph';
import { text } from '../text/text';
import { Tip } from '../ui/Tip';
import { isCurrent, navItems, type NavItem } from './nav';

interface Props {
  narrow: boolean;
  onToggle: () => void;
}

/** Navigation at the left: 208 px, or 56 px with the words as hints. */
export function Rail({ narrow, onToggle }: Props) {
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  const hints = narrow && !open;
  const toggle = () => (window.matchMedia('(max-width: 1439px)').matches ? setOpen(!open) : onToggle());
  const expanded = open || !narrow;
  const Chevrons = expanded ? ChevronsLeft : ChevronsRight;
  return (
    <nav className="hy-rail" data-open={open} aria-label={text('nav.main')}>
      <Link to="/" className="hy-brand" aria-label={text('app.name')}>
        <span className="hy-brand-mark"><Glyph kind="pipeline" size={18} /></span>
        <span className="hy-brand-word">{text('app.name')}</span>
      </Link>
      <div className="hy-nav" onClick={() => setOpen(false)}>
        {navItems.map((item) => <RailLink key={item.to} item={item} current={isCurrent(item, pathname)} hints={hints} />)}
      </div>
      <div className="hy-rail-foot">
        <Tip content={text(expanded ? 'nav.narrow' : 'nav.widen')} side="right">
          <button type="button" className="hy-nav-link" aria-expanded={expanded} aria-label={text(expanded ? 'nav.narrow' : 'nav.widen')} onClick={toggle}>
            <Chevrons size={20} strokeWidth={1.75} aria-hidden />
            <span className="hy-nav-word" aria-hidden="true">{text('nav.narrowShort')}</span>
          </button>
        </Tip>
      </div>
    </nav>
  );
}

function RailLink({ item, current, hints }: { item: NavItem; current: boolean; hints: boolean }) {
  const Icon = item.icon;
  const link = (
    <Link to={item.to} className="hy-nav-link" aria-current={current ? 'page' : undefined} aria-label={text(item.word)} onMouseEnter={item.warm} onFocus={item.warm}>
      <Icon size={20} strokeWidth={1.75} aria-hidden />
      <span className="hy-nav-word">{text(item.word)}</span>
    </Link>
  );
  return hints ? <Tip content={text(item.word)} side="right">{link}</Tip> : link;
}
