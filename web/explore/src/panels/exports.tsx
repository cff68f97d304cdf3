import type { Piece } from '../../../../src/explorer/api.ts';
import { renderCsv } from '../../../../src/util/render-csv.ts';
import { pngOf } from '../exports/draw-png.ts';
import { svgOf } from '../exports/draw-svg.ts';
import { saveFile } from '../exports/save-file.ts';
import { gexfOf, graphmlOf } from '../exports/write-xml.ts';
import type { Places } from '../layout.ts';
import type { Looks } from '../looks.ts';
import type { Renderer } from '../picture/create-renderer.ts';
import { tableOf } from '../table-rows.ts';
import type { View } from '../view.ts';

interface Props {
  readonly piece: Piece;
  readonly view: View;
  readonly looks: Looks;
  readonly places: Places;
  readonly renderer: () => Renderer | undefined;
  readonly nameOf: (id: string) => string;
  readonly blocName: (id: string) => string;
  readonly summary: string;
}

/** Files of what is shown: the table as CSV, the picture as PNG and SVG, the graph as GraphML and GEXF. */
export function Exports({ piece, view, looks, places, renderer, nameOf, blocName, summary }: Props) {
  const csv = () => {
    const { columns, rows } = tableOf(piece, view.table, view.sort, { nameOf, blocName, looks });
    saveFile(`demarche-${view.table}.csv`, renderCsv(columns, rows), 'text/csv;charset=utf-8');
  };
  const png = async () => {
    const made = renderer();
    if (made !== undefined) saveFile('demarche.png', await pngOf(made, `demarche: ${summary}`));
  };
  const svg = () => {
    const made = renderer();
    if (made !== undefined) saveFile('demarche.svg', svgOf(piece, made, looks, summary), 'image/svg+xml');
  };
  const pinned = new Map(view.pinned.map((pin) => [pin.id, pin]));
  const placeOf = (id: string) => pinned.get(id) ?? places.get(id);
  const ways: readonly (readonly [string, () => void])[] = [
    ['CSV', csv],
    ['PNG', () => void png()],
    ['SVG', svg],
    ['GraphML', () => saveFile('demarche.graphml', graphmlOf(piece), 'application/graphml+xml')],
    ['GEXF', () => saveFile('demarche.gexf', gexfOf(piece, placeOf), 'application/gexf+xml')],
  ];
  return (
    <span class="exports" role="group" aria-label="Save what is shown">
      Save as{' '}
      {ways.map(([name, save]) => (
        <button key={name} type="button" onClick={save}>
          {name}
        </button>
      ))}
    </span>
  );
}
