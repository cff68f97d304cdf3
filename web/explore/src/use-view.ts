import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { addressOf, type View, viewIn } from './view.ts';

/** What changes a view. `undefined` takes an optional part away. */
export type Change = { readonly [Key in keyof View]?: View[Key] | undefined };

export interface ViewControl {
  readonly view: View;
  /** Changes the view; `quiet` changes (a selection, a tab) are no steps of undo. */
  readonly change: (change: Change, quiet?: boolean) => void;
  readonly undo: () => void;
  readonly canUndo: boolean;
}

const longestPast = 200;

/** The view, kept in the address, with a past to go back to. */
export function useView(): ViewControl {
  const [view, setView] = useState<View>(() => viewIn(location.hash));
  const past = useRef<readonly View[]>([]);
  const now = useRef(view);
  const show = useCallback((next: View) => {
    now.current = next;
    setView(next);
    const address = addressOf(next);
    history.replaceState(null, '', address === '' ? location.pathname : `#${address}`);
  }, []);
  const change = useCallback(
    (change: Change, quiet = false) => {
      const next = withChange(now.current, change);
      if (addressOf(next) === addressOf(now.current)) return;
      if (!quiet) past.current = [...past.current.slice(-longestPast), now.current];
      show(next);
    },
    [show],
  );
  const undo = useCallback(() => {
    const last = past.current.at(-1);
    if (last === undefined) return;
    past.current = past.current.slice(0, -1);
    show(last);
  }, [show]);
  useEffect(() => {
    const follow = () => {
      const next = viewIn(location.hash);
      if (addressOf(next) === addressOf(now.current)) return;
      past.current = [...past.current, now.current];
      now.current = next;
      setView(next);
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return { view, change, undo, canUndo: past.current.length > 0 };
}

function withChange(view: View, change: Change): View {
  const kept = Object.entries({ ...view, ...change }).filter(([, value]) => value !== undefined);
  // Only optional parts are ever taken away.
  return Object.fromEntries(kept) as unknown as View;
}
