import type { PathsAnswer } from '../../../../src/explorer/api.ts';
import type { Looks } from '../looks.ts';
import type { ViewControl } from '../use-view.ts';
import { SearchBox } from './search-box.tsx';

interface Props {
  readonly control: ViewControl;
  readonly looks: Looks;
  readonly answer?: PathsAnswer | undefined;
  readonly error?: string | undefined;
  readonly nameOf: (id: string) => string;
}

const introductions: Readonly<Record<PathsAnswer['by'], string>> = {
  acts: 'The shortest ways by arms, pressure and resistance:',
  all: 'No way by arms, pressure and resistance. The shortest by any tie:',
  none: 'There is no way between the two within six steps.',
};

/** Two names, and the shortest ways between them, step by step. */
export function Ways({ control: { view, change }, looks, answer, error, nameOf }: Props) {
  const [from = '', to = ''] = view.way ?? [];
  return (
    <details class="ways" open={view.way !== undefined}>
      <summary>Way between two</summary>
      <div class="pair">
        <SearchBox
          label="From"
          value={from === '' ? '' : nameOf(from)}
          onChoose={({ id }) => change({ way: [id, to] })}
        />
        <SearchBox
          label="To"
          value={to === '' ? '' : nameOf(to)}
          onChoose={({ id }) => change({ way: [from, id] })}
        />
        <button type="button" disabled={view.way === undefined} onClick={() => change({ way: undefined })}>
          Clear
        </button>
      </div>
      <div role="status">
        {error !== undefined && <p>{error}</p>}
        {answer !== undefined && <p>{introductions[answer.by]}</p>}
      </div>
      {answer !== undefined && (
        <ol>
          {answer.paths.map((path) => (
            <li key={path.join('|')}>
              {path.map((id) => {
                const [type = '', left = '', right = ''] = id.split(' ');
                return (
                  <button key={id} type="button" class="link" onClick={() => change({ selected: id }, true)}>
                    {nameOf(left)} {looks.lineOf(type).caption} {nameOf(right)}
                  </button>
                );
              })}
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}
