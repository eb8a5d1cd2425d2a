import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { text } from '../shared/text/text';
import { cutAt, type LogLine } from './log';

interface Props {
  lines: LogLine[];
  needle: string;
  /** Index of the hit to bring into view. */
  at?: number;
  follow: boolean;
  wrap: boolean;
  onScrollAway: () => void;
}

/** Only the lines in view are in the document, so that a long log stays quick. */
export function LogLines({ lines, needle, at, follow, wrap, onScrollAway }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({ count: lines.length, getScrollElement: () => box.current, estimateSize: () => 20, overscan: 20 });

  useEffect(() => {
    if (follow && lines.length > 0) virtualizer.scrollToIndex(lines.length - 1, { align: 'end' });
  }, [follow, lines.length, virtualizer]);
  useEffect(() => {
    if (at !== undefined) virtualizer.scrollToIndex(at, { align: 'center' });
  }, [at, virtualizer]);

  return (
    <div
      className="hy-log-box"
      data-wrap={wrap}
      ref={box}
      tabIndex={0}
      role="log"
      aria-live={follow ? 'polite' : 'off'}
      aria-label={text('log.title')}
      onWheel={(event) => event.deltaY < 0 && onScrollAway()}
    >
      <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {virtualizer.getVirtualItems().map((item) => {
          const line = lines[item.index];
          if (!line) return null;
          return (
            <div
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              className="hy-log-line"
              data-level={line.level}
              data-at={item.index === at}
              style={{ translate: `0 ${item.start}px` }}
            >
              <span className="hy-log-number" aria-hidden="true">{line.number}</span>
              <span className="hy-log-time">{line.time}</span>
              <span className="hy-log-level">{line.time ? line.level : ''}</span>
              <Message message={line.message} needle={needle} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Message({ message, needle }: { message: string; needle: string }) {
  const pieces = cutAt(message, needle);
  return (
    <span className="hy-log-message">
      {pieces.map((piece, index) => (index % 2 ? <mark key={index}>{piece}</mark> : piece))}
    </span>
  );
}
