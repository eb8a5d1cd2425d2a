import { Suspense } from 'react';
import { Outlet, useNavigation } from 'react-router';
import { SessionEnded } from '../../session/SessionEnded';
import { useMedia } from '../hooks/useMedia';
import { useStored } from '../hooks/useStored';
import { LiveRegion } from '../live/LiveRegion';
import { text } from '../text/text';
import { Skeleton } from '../ui/Skeleton';
import { BottomBar } from './BottomBar';
import { OfflineBar } from './OfflineBar';
import { Rail } from './Rail';
import { TopBar } from './TopBar';

/** Everything around a page. */
export function Shell() {
  const [rail, setRail] = useStored('hydrant.rail', 'wide', ['wide', 'narrow'] as const);
  const small = useMedia('(max-width: 1439px)');
  const navigation = useNavigation();
  return (
    <div className="hy-shell" data-rail={rail}>
      <a className="hy-skip" href="#content">{text('app.skip')}</a>
      <Rail narrow={small || rail === 'narrow'} onToggle={() => setRail(rail === 'wide' ? 'narrow' : 'wide')} />
      <div className="hy-main">
        <TopBar />
        <OfflineBar />
        <div className="hy-thin-bar hy-nav-bar" data-on={navigation.state !== 'idle'} />
        <main id="content" tabIndex={-1} className="hy-content-full">
          <Suspense fallback={<div className="hy-content"><Skeleton /></div>}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <BottomBar />
      <SessionEnded />
      <LiveRegion />
    </div>
  );
}
