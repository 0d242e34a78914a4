import { useEffect, useRef, useState, type ReactNode } from 'react';
import { number, plural, type Noun } from '../format/numbers';
import type { DrawnMap, MapView } from './draw.client';
import type { MapPlan } from './plan';

interface AreaMapProps {
  /** What the map shows, for those who do not see it. */
  label: string;
  /** What a point is, and several: "request", "requests". */
  noun: Noun;
  plan: MapPlan;
  /** Everything that is on the map, in words. */
  list: { href: string; words: string };
  /** The legend. */
  children?: ReactNode;
}

/**
 * A map that is added to a page which is complete without it: the list it leads to has all of it. The arrow keys move it, +
 * and - zoom, and what is in view stands under it as links.
 */
export function AreaMap({ label, noun, plan, list, children }: AreaMapProps) {
  const box = useRef<HTMLDivElement>(null);
  const { view, failed, map } = useMap(box, plan, label);
  return (
    <figure className="ju-map" data-drawn={view?.drawn}>
      <div className="ju-map__box" ref={box} hidden={failed} />
      <figcaption>
        {children}
        <p className="ju-map__said" aria-live="polite">
          {failed ? <Failed /> : view ? inView(view, noun, plan) : <NotYet />}{' '}
          {map && view && view.count < view.total && (
            <button type="button" className="ju-link-button" onClick={map.showAll}>
              Show all {number(view.total)}
            </button>
          )}{' '}
          <a className="govuk-link" href={list.href}>
            {list.words}
          </a>
        </p>
        {view && view.first.length > 0 && <Records view={view} />}
      </figcaption>
    </figure>
  );
}

function Failed() {
  return (
    <>
      This browser could not draw the map: it needs WebGL and a connection. Load the page again, or go on without the
      map: all that it shows is in words here.
    </>
  );
}

function NotYet() {
  return (
    <>
      <span className="ju-map__waiting">The map is being drawn …</span>
      <noscript>The map needs JavaScript, which is off in this browser. All that it shows is in words here.</noscript>
    </>
  );
}

function inView({ count, total }: MapView, noun: Noun, { points }: MapPlan): string {
  const keys = 'Arrow keys move the map, + and − zoom.';
  if (points === null) return keys;
  const of = count === total ? plural(count, ...noun) : `${number(count)} of ${plural(total, ...noun)}`;
  return `${of} in this part of the map. ${keys}`;
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
function useMap(box: React.RefObject<HTMLDivElement>, plan: MapPlan, label: string) {
  const [view, setView] = useState<MapView>();
  const [failed, setFailed] = useState(false);
  const [map, setMap] = useState<DrawnMap>();
  const drawn = useRef({ plan, label });
  useEffect(() => {
    const [element, wanted] = [box.current, drawn.current];
    if (!element) return;
    let gone = false;
    let remove: (() => void) | undefined;
    import('./draw.client')
      .then(({ drawMap }) => drawMap(element, wanted, setView))
      .then((taken) => {
        if (gone) taken.remove();
        else setMap(taken);
        remove = taken.remove;
      })
      .catch(() => setFailed(true));
    return () => {
      gone = true;
      remove?.();
    };
  }, [box]);
  return { view, failed, map };
}
