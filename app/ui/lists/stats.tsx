import type { ReactNode } from 'react';
import { classes } from '../classes';
import { number } from '../format/numbers';

interface StatTileProps {
  value: number | string;
  /** What is counted, and what about it: "gaps, 2 new". */
  label: ReactNode;
  tone?: 'plain' | 'red' | 'amber' | 'green';
  /** Where those counted are listed. The same filter gives the same number there. */
  href?: string;
}

/** One figure with its words. */
export function StatTile({ value, label, tone = 'plain', href }: StatTileProps) {
  const words = (
    <>
      <span className={classes('ju-stat__value', tone !== 'plain' && `ju-stat__value--${tone}`)}>
        {typeof value === 'number' ? number(value) : value}
      </span>{' '}
      <span className="ju-stat__label">{label}</span>
    </>
  );
  return <li className="ju-stat">{href ? <a href={href}>{words}</a> : words}</li>;
}

/** Figures side by side. Its children are StatTiles. */
export function Stats({ children }: { children: ReactNode }) {
  return <ul className="ju-stats">{children}</ul>;
}
