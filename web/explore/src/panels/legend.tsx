import type { Piece } from '../../../../src/explorer/api.ts';
import { type Looks, noBloc } from '../looks.ts';
import type { View } from '../view.ts';
import { kindWords, measureWords } from '../words.ts';
import { NodeSample } from './line-sample.tsx';

interface Props {
  readonly piece: Piece;
  readonly looks: Looks;
  readonly view: View;
}

/** What nodes mean: shape is the kind, colour of states the bloc, size the measure. Lines are explained where they are chosen. */
export function Legend({ piece, looks, view }: Props) {
  const kinds = [...new Set(piece.nodes.map(({ kind }) => kind))];
  const shown = new Set(piece.nodes.flatMap(({ blocs }) => blocs));
  const examples = new Map(piece.nodes.map((node) => [node.kind, node]));
  return (
    <details class="legend" open>
      <summary>What the nodes mean</summary>
      <ul>
        {kinds.map((kind) => {
          const node = examples.get(kind);
          if (node === undefined) return null;
          return (
            <li key={kind}>
              <NodeSample
                shape={looks.shapeOf(kind)}
                color={kind === 'State' ? noBloc : looks.colorOf(node)}
              />{' '}
              {kindWords(kind)}
            </li>
          );
        })}
        {looks.blocs
          .filter(({ id }) => shown.has(id))
          .map(({ id, name, color }) => (
            <li key={id}>
              <NodeSample shape="circle" color={color} /> state in {name}
            </li>
          ))}
        <li>
          <NodeSample shape="circle" color={noBloc} /> state in no alliance
        </li>
      </ul>
      <p>
        Size: {measureWords[view.size]}. Thickness: stories that tell a line. Faint: over. A state in several
        alliances has the colour of the largest; the table names all. Thin lines between allies come from the
        vocabulary, not from articles.
      </p>
    </details>
  );
}
