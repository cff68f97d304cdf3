import { useEffect, useState } from 'preact/hooks';
import type { QueryAnswer, ShownQuery } from '../../../../src/explorer/api.ts';
import type { ViewControl } from '../use-view.ts';
import { counted } from '../words.ts';

interface Props {
  readonly queries: readonly ShownQuery[];
  readonly control: ViewControl;
  readonly answer?: QueryAnswer | undefined;
  readonly error?: string | undefined;
  readonly waiting: boolean;
}

/** Questions that have a name, and Cypher that reads; the result as a table, and in the picture. */
export function Ask({ queries, control: { view, change }, answer, error, waiting }: Props) {
  const [words, setWords] = useState(view.question);
  const [given, setGiven] = useState(view.parameters);
  useEffect(() => {
    setWords(view.question);
    setGiven(view.parameters);
  }, [view.question, view.parameters]);
  const named = queries.find(({ name }) => name === words.trim());
  const run = () => {
    const wanted = new Set(named?.parameters.map(({ name }) => name));
    const kept = Object.entries(given).filter(([name, value]) => value !== '' && wanted.has(name));
    change({ question: words.trim(), parameters: Object.fromEntries(kept) });
  };
  return (
    <section class="ask" aria-label="Questions">
      <label class="field">
        <span>A question that has a name</span>
        <select
          value={named?.name ?? ''}
          onChange={({ currentTarget }) => {
            setWords(currentTarget.value);
            setGiven({});
          }}
        >
          <option value="">– Cypher of your own –</option>
          {queries.map(({ name, question }) => (
            <option key={name} value={name}>
              {question}
            </option>
          ))}
        </select>
      </label>
      {named?.parameters.map(({ name, type, description, default: usual }) => (
        <label key={name} class="field">
          <span>
            {name} <small>{description}</small>
          </span>
          <input
            type="text"
            placeholder={usual ?? type}
            value={given[name] ?? ''}
            onInput={({ currentTarget }) => setGiven({ ...given, [name]: currentTarget.value })}
            onKeyDown={({ key }) => {
              if (key === 'Enter') run();
            }}
          />
        </label>
      ))}
      <label class="field">
        <span>{named === undefined ? 'Cypher that reads' : 'Its name (the Cypher is below)'}</span>
        <textarea
          rows={named === undefined ? 6 : 1}
          spellcheck={false}
          value={words}
          onInput={({ currentTarget }) => setWords(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            run();
          }}
        />
      </label>
      <p class="actions">
        <button type="button" onClick={run} disabled={words.trim() === ''}>
          Ask
        </button>
        {named !== undefined && (
          <button type="button" onClick={() => setWords(named.text)}>
            Change its Cypher
          </button>
        )}
        {answer !== undefined && (
          <button type="button" aria-pressed={view.drawn} onClick={() => change({ drawn: !view.drawn })}>
            {view.drawn
              ? 'Back to the map'
              : `Draw the result (${counted(answer.piece.nodes.length, 'node')})`}
          </button>
        )}
      </p>
      {named !== undefined && (
        <details>
          <summary>Cypher</summary>
          <pre>{named.text}</pre>
        </details>
      )}
      <div role="status">
        {waiting && view.question !== '' && <p>Asking …</p>}
        {answer !== undefined && !waiting && (
          <p>
            {counted(answer.rows.length, 'row')}
            {answer.truncated ? '; there are more, which are not shown' : ''}
          </p>
        )}
      </div>
      {error !== undefined && <p role="alert">{error}</p>}
      {answer !== undefined && answer.rows.length > 0 && (
        <div class="scroll" tabIndex={0} role="group" aria-label="Result">
          <table>
            <thead>
              <tr>
                {answer.columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {answer.rows.map((row, at) => (
                // Rows of a result have nothing else that tells them apart.
                <tr key={at}>
                  {answer.columns.map((column, place) => (
                    <td key={column}>{cellWords(row[place] ?? null)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function cellWords(cell: QueryAnswer['rows'][number][number]): string {
  if (cell === null) return '';
  if (typeof cell !== 'object') return String(cell);
  if (Array.isArray(cell)) return cell.map(cellWords).join(', ');
  const { name } = cell as { readonly name?: unknown };
  return typeof name === 'string' ? name : JSON.stringify(cell);
}
