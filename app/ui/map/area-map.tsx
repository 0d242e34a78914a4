import { useEffect, useRef, useState, type ReactNode } from 'react';
import { number } from '../format/numbers';
import type { MapView } from './draw.client';
import type { MapPlan } from './plan';

interface AreaMapProps {
  /** What the map shows, for those who do not see it. */
  label: string;
  /** What the points are, in the plural: "requests". */
  noun: string;
  plan: MapPlan;
  /** Everything that is on the map, as a list. */
  listHref: string;
  /** The legend. */
  children?: ReactNode;
}

/**
 * A map that is added to a page which is complete without it: the list it leads to has all of it. The arrow keys move it, +
 * and - zoom, and what is in view stands under it as links.
 */
export function AreaMap({ label, noun, plan, listHref, children }: AreaMapProps) {
  const box = useRef<HTMLDivElement>(null);
  const { view, failed } = useMap(box, plan);
  return (
    <figure className="ju-map" data-drawn={view?.drawn}>
      <div className="ju-map__box" ref={box} role="region" aria-label={label} tabIndex={-1} />
      <figcaption>
        {children}
        <p className="ju-map__said" aria-live="polite">
          {failed ? 'This browser cannot draw the map. ' : view ? inView(view, noun, plan) : 'The map needs script. '}
          <a className="govuk-link" href={listHref}>
            The same as a list
          </a>
        </p>
        {view && view.first.length > 0 && <Records view={view} />}
      </figcaption>
    </figure>
  );
}

function inView({ count }: MapView, noun: string, { points }: MapPlan): string {
  if (points === null) return '';
  return `${number(count)} ${noun} in this part of the map. Arrow keys move it, + and − zoom. `;
}

/** What is in view, as links: the way to a record for whoever uses the keyboard. */
function Records({ view }: { view: MapView }) {
  const more = view.count - view.first.length;
  return (
    <details className="ju-map__in-view">
      <summary>In view</summary>
      <ul className="ju-map__records">
        {view.first.map(({ id, title, words, href }) => (
          <li key={id}>
            <a href={href}>{title}</a> {words}
          </li>
        ))}
      </ul>
      {more > 0 && <p className="ju-quiet">and {number(more)} more: zoom in to have fewer</p>}
    </details>
  );
}

/** Draws the plan into the box once the page is there, and follows what is in view. */
function useMap(box: React.RefObject<HTMLDivElement>, plan: MapPlan) {
  const [view, setView] = useState<MapView>();
  const [failed, setFailed] = useState(false);
  const drawn = useRef(plan);
  useEffect(() => {
    const [element, wanted] = [box.current, drawn.current];
    if (!element) return;
    let gone = false;
    let remove: (() => void) | undefined;
    import('./draw.client')
      .then(({ drawMap }) => drawMap(element, wanted, setView))
      .then((taken) => (gone ? taken() : (remove = taken)))
      .catch(() => setFailed(true));
    return () => {
      gone = true;
      remove?.();
    };
  }, [box]);
  return { view, failed };
}
