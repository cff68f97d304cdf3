import { useEffect, useState } from 'preact/hooks';
import type { Column } from '../table-rows.ts';
import { sorted } from '../table-rows.ts';
import type { ViewControl } from '../use-view.ts';
import { counted } from '../words.ts';

interface Props<Row extends { readonly id: string }> {
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly control: ViewControl;
}

const page = 100;

/** A table whose rows can be selected and whose columns sort; it shows what the picture shows. */
export function DataTable<Row extends { readonly id: string }>({
  caption,
  rows,
  columns,
  control,
}: Props<Row>) {
  const { view, change } = control;
  const [most, setMost] = useState(page);
  useEffect(() => setMost(page), [rows]);
  const ordered = sorted(rows, columns, view.sort);
  const shown = ordered.slice(0, most);
  const selected = ordered.slice(most).find(({ id }) => id === view.selected);
  const list = selected === undefined ? shown : [selected, ...shown];
  return (
    <>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, title }) => {
              const direction =
                view.sort === key ? 'ascending' : view.sort === `-${key}` ? 'descending' : 'none';
              return (
                <th key={key} scope="col" aria-sort={direction}>
                  <button
                    type="button"
                    onClick={() => change({ sort: direction === 'descending' ? key : `-${key}` }, true)}
                  >
                    {title}
                    <span aria-hidden="true">
                      {{ none: '', ascending: ' ▲', descending: ' ▼' }[direction]}
                    </span>
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {list.map((row) => (
            <tr key={row.id} class={row.id === view.selected ? 'selected' : ''}>
              {columns.map(({ key, cell }, at) =>
                at === 0 ? (
                  <th key={key} scope="row">
                    <button
                      type="button"
                      class="link"
                      aria-pressed={row.id === view.selected}
                      onClick={() => change({ selected: row.id }, true)}
                    >
                      {cell(row)}
                    </button>
                  </th>
                ) : (
                  <td key={key}>{cell(row)}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {ordered.length > most && (
        <button type="button" onClick={() => setMost(most + page * 5)}>
          Show more rows ({counted(ordered.length - most, 'row')} left)
        </button>
      )}
    </>
  );
}
