import { useEffect, useId, useRef, useState, type ReactNode, type RefObject } from 'react';
import styles from './Panes.module.css';
import { cx } from './cx';

export interface Pane {
  id: string;
  title: string;
  /** Where a phone has the titles side by side. */
  short?: string;
  /** A `Badge` beside the title. */
  badge?: ReactNode;
  /** Quiet controls at the end of the head. */
  actions?: ReactNode;
  content: ReactNode;
  /** Stays at the pane's lower edge. */
  foot?: ReactNode;
  /** Its own head is shown in the content. */
  headHidden?: boolean;
  /** The content reaches the pane's edges: lists, tabs. */
  flush?: boolean;
}

export interface PanesProps {
  label: string;
  panes: readonly Pane[];
  /** `cockpit`: narrow, wide, middle (the chair). `columns`: three alike (the desk). */
  layout: 'cockpit' | 'columns';
  /** Pane that a phone shows first. */
  first?: string;
  /** Pane and what it is about: when that changes, a phone turns to the pane. The last one wins. */
  attend?: readonly (readonly [pane: string, about: string | null])[];
}

/**
 * Panes that keep their own scroll, filling the height that is left. On a phone they lie side by side to be
 * swiped, with their titles above as buttons.
 */
export function Panes({ label, panes, layout, first, attend = [] }: PanesProps) {
  const base = useId();
  const track = useRef<HTMLDivElement>(null);
  const { shown, show } = useSwipe(track, panes, first);
  useAttend(attend, show);
  return (
    <div className={styles.panes}>
      <nav className={styles.titles} aria-label={label}>
        {panes.map((pane) => (
          <button
            key={pane.id}
            type="button"
            className={styles.jump}
            aria-current={pane.id === shown ? 'true' : undefined}
            onClick={() => show(pane.id)}
          >
            <span className={styles.jumpWords}>{pane.short ?? pane.title}</span>
            {pane.badge}
          </button>
        ))}
      </nav>
      <div ref={track} className={cx(styles.track, styles[layout])}>
        {panes.map((pane) => (
          <PaneBox key={pane.id} pane={pane} headingId={`${base}-${pane.id}`} />
        ))}
      </div>
    </div>
  );
}

function PaneBox({ pane, headingId }: { pane: Pane; headingId: string }) {
  return (
    <section className={styles.pane} data-pane={pane.id} aria-labelledby={headingId}>
      <div className={cx(styles.head, pane.headHidden && styles.headHidden)}>
        <h2 id={headingId} className={styles.heading}>
          {pane.title}
        </h2>
        {pane.badge}
        {pane.actions && <div className={styles.actions}>{pane.actions}</div>}
      </div>
      <div className={cx(styles.body, pane.flush && styles.flush)} tabIndex={0}>
        {pane.content}
      </div>
      {pane.foot && <div className={styles.foot}>{pane.foot}</div>}
    </section>
  );
}

function useAttend(attend: NonNullable<PanesProps['attend']>, show: (id: string) => void): void {
  const before = useRef(attend);
  useEffect(() => {
    const was = new Map(before.current);
    before.current = attend;
    const changed = attend.filter(([pane, about]) => about !== null && was.get(pane) !== about);
    const last = changed.at(-1);
    if (last) show(last[0]);
  });
}

function useSwipe(
  track: RefObject<HTMLDivElement | null>,
  panes: readonly Pane[],
  first: string | undefined,
) {
  const [shown, setShown] = useState(first ?? panes[0]?.id);
  const show = (id: string) => {
    scrollToPane(track.current, id, 'smooth');
    setShown(id);
  };
  useEffect(() => {
    const box = track.current;
    if (!box || typeof IntersectionObserver === 'undefined') return undefined;
    const seen = (entries: IntersectionObserverEntry[]) => {
      // Side by side all of them are seen: the first one is not the one in use.
      if (box.scrollWidth <= box.clientWidth) return;
      const pane = entries.find((entry) => entry.isIntersecting)?.target;
      if (pane instanceof HTMLElement && pane.dataset.pane) setShown(pane.dataset.pane);
    };
    if (first) scrollToPane(box, first, 'instant');
    const observer = new IntersectionObserver(seen, { root: box, threshold: 0.6 });
    for (const pane of box.children) observer.observe(pane);
    return () => observer.disconnect();
  }, [track, first]);
  useTurned(() => shown !== undefined && scrollToPane(track.current, shown, 'instant'));
  return { shown, show };
}

/** A tablet that is turned has the panes side by side and then behind one another: the one in use stays in sight. */
function useTurned(onTurned: () => void): void {
  const act = useRef(onTurned);
  useEffect(() => {
    act.current = onTurned;
  });
  useEffect(() => {
    const narrow = globalThis.matchMedia?.('(max-width: 899px)');
    const turned = () => act.current();
    narrow?.addEventListener('change', turned);
    return () => narrow?.removeEventListener('change', turned);
  }, []);
}

function scrollToPane(box: HTMLElement | null, id: string, behavior: ScrollBehavior): void {
  const pane = box?.querySelector<HTMLElement>(`[data-pane="${id}"]`);
  if (box && pane) box.scrollTo?.({ left: pane.offsetLeft, behavior });
}
