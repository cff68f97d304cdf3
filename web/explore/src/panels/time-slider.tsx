import { useEffect, useRef, useState } from 'preact/hooks';
import type { ViewControl } from '../use-view.ts';

interface Props {
  readonly years: readonly [number, number];
  readonly undated: number;
  readonly control: ViewControl;
}

const pace = 1000;

/** Two handles for a period of years, and a player that moves it on year by year. */
export function TimeSlider({ years: [earliest, latest], undated, control }: Props) {
  const { view, change } = control;
  const [isPlaying, setPlaying] = useState(false);
  const held = useRef(control);
  held.current = control;
  const from = yearOf(view.from, earliest);
  const to = yearOf(view.to, latest);
  const isAll = view.from === undefined && view.to === undefined;
  const show = (first: number, last: number, quiet = false) =>
    change(
      first <= earliest && last >= latest
        ? { from: undefined, to: undefined }
        : { from: String(first), to: String(last) },
      quiet,
    );

  useEffect(() => {
    if (!isPlaying) return undefined;
    const timer = setInterval(() => {
      const now = held.current.view;
      const first = yearOf(now.from, earliest);
      const last = yearOf(now.to, latest);
      if (last >= latest) setPlaying(false);
      else held.current.change({ from: String(first + 1), to: String(last + 1) }, true);
    }, pace);
    return () => clearInterval(timer);
  }, [isPlaying, earliest, latest]);

  const play = () => {
    // From all years, or from the end, it begins with the first one.
    if (!isPlaying && to >= latest) {
      const width = isAll ? 0 : to - from;
      show(earliest, Math.min(latest, earliest + width));
    }
    setPlaying(!isPlaying);
  };
  return (
    <fieldset class="time">
      <legend>Time</legend>
      <button type="button" onClick={play} aria-pressed={isPlaying} disabled={earliest === latest}>
        {isPlaying ? 'Stop' : 'Play'}
      </button>
      <label>
        from <b>{from}</b>
        <input
          type="range"
          min={earliest}
          max={latest}
          value={from}
          aria-valuetext={String(from)}
          onInput={({ currentTarget }) => {
            const year = Number(currentTarget.value);
            show(year, Math.max(year, to));
          }}
        />
      </label>
      <label>
        to <b>{to}</b>
        <input
          type="range"
          min={earliest}
          max={latest}
          value={to}
          aria-valuetext={String(to)}
          onInput={({ currentTarget }) => {
            const year = Number(currentTarget.value);
            show(Math.min(from, year), year);
          }}
        />
      </label>
      <button type="button" onClick={() => show(earliest, latest)} disabled={isAll}>
        All years
      </button>
      {undated > 0 && <small>{undated} undated events are not shown in a period</small>}
    </fieldset>
  );
}

function yearOf(day: string | undefined, usual: number): number {
  return day === undefined ? usual : Number(day.slice(0, 4));
}
