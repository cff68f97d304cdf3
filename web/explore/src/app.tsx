import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { mapTypes, type Piece, type Start } from '../../../src/explorer/api.ts';
import { layOut, type Places, placeMore } from './layout.ts';
import { looksOf } from './looks.ts';
import { Ask } from './panels/ask.tsx';
import { DataTable } from './panels/data-table.tsx';
import { Details } from './panels/details.tsx';
import { Exports } from './panels/exports.tsx';
import { Filters } from './panels/filters.tsx';
import { Legend } from './panels/legend.tsx';
import { Review } from './panels/review.tsx';
import { SearchBox } from './panels/search-box.tsx';
import { TimeSlider } from './panels/time-slider.tsx';
import { Ways } from './panels/ways.tsx';
import type { Renderer } from './picture/create-renderer.ts';
import { Picture } from './picture/picture.tsx';
import { joined, without } from './piece.ts';
import { filterParameters, server } from './server.ts';
import { edgeColumns, nodeColumns } from './table-rows.ts';
import { useAnswer } from './use-answer.ts';
import { useView } from './use-view.ts';
import { defaultView, tabs } from './view.ts';
import { counted } from './words.ts';

const tabWords = { map: 'Filters', ask: 'Questions', review: 'Review' } as const;
/** Lines from which places follow: filters and time hide lines and leave the nodes where they are. */
const layoutLimit = 5000;

/** The page. */
export function App() {
  const { answer: start, error } = useAnswer('start', server.start);
  if (error !== undefined)
    return (
      <main>
        <p role="alert">{error}</p>
      </main>
    );
  if (start === undefined)
    return (
      <main>
        <p>Opening the graph …</p>
      </main>
    );
  return <Explorer start={start} />;
}

function Explorer({ start }: { readonly start: Start }) {
  const control = useView();
  const { view, change, undo, canUndo } = control;
  const [version, setVersion] = useState(0);
  const [isSlow, setSlow] = useState(false);
  const looks = useMemo(() => looksOf(start), [start]);
  const map = useAnswer(`${version} ${JSON.stringify(filterParameters(view))}`, () => server.map(view));
  const base = useAnswer(`${version} ${view.parties}`, () =>
    server.map({ ...defaultView, types: mapTypes, parties: view.parties, limit: layoutLimit }),
  );
  const expansions = useAnswer(`${version} ${view.expanded.join('|')}`, () =>
    Promise.all(view.expanded.map((id) => server.neighbours(id))),
  );
  const [left = '', right = ''] = view.way ?? [];
  const ways = useAnswer(left === '' || right === '' ? undefined : `${version} ${left}|${right}`, () =>
    server.paths(left, right),
  );
  const asked = useAnswer(
    view.question === '' ? undefined : JSON.stringify([version, view.question, view.parameters]),
    () => server.query(view.question, view.parameters),
  );

  const whole = useMemo<Piece>(
    () =>
      view.drawn && asked.answer !== undefined
        ? joined([asked.answer.piece, ...(expansions.answer ?? [])])
        : joined([map.answer, ...(expansions.answer ?? []), ways.answer]),
    [map.answer, expansions.answer, ways.answer, view.drawn, asked.answer],
  );
  const piece = useMemo(() => without(whole, view.hidden), [whole, view.hidden]);
  // What a question found is laid out by itself, the map as a whole, whatever the filters hide of it.
  const settled = useLayout(view.drawn && asked.answer !== undefined ? asked.answer.piece : base.answer);
  const places = useMemo(() => (settled.size === 0 ? settled : placeMore(whole, settled)), [settled, whole]);

  const renderer = useRef<Renderer | null>(null);
  const keepRenderer = useCallback((made: Renderer) => {
    renderer.current = made;
  }, []);
  const names = useMemo(() => {
    const all = [base.answer, whole, ways.answer].flatMap((each) => each?.nodes ?? []);
    return new Map(all.map(({ id, name }) => [id, name]));
  }, [base.answer, whole, ways.answer]);
  const nameOf = useCallback((id: string) => names.get(id) ?? id, [names]);
  const blocs = useMemo(() => new Map(start.blocs.map(({ id, name }) => [id, name])), [start]);
  const blocName = (id: string) => blocs.get(id) ?? id;

  useEffect(() => {
    const follow = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement | null;
      if (target?.closest('input, textarea, select') !== null) return;
      if (event.key === 'u' || (event.key === 'z' && (event.ctrlKey || event.metaKey))) undo();
      else if (event.key === 'Escape') change({ selected: undefined }, true);
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', follow);
    return () => removeEventListener('keydown', follow);
  }, [undo, change]);

  const highlighted = useMemo(
    () => highlightedOf(piece, view.selected, ways.answer?.paths.flat()),
    [piece, view.selected, ways.answer],
  );
  const summary = `${counted(piece.nodes.length, 'node')}, ${counted(piece.edges.length, 'line')}`;
  const { answer: mapped } = map;
  const leftOut = mapped?.leftOut ?? 0;
  const more = (expansions.answer ?? []).reduce((sum, each) => sum + each.leftOut, 0);
  const problem = map.error ?? base.error ?? expansions.error;
  return (
    <>
      <header>
        <h1>
          demarche <small>{start.store}</small>
        </h1>
        <SearchBox
          label="Find (/)"
          shortcut="/"
          onChoose={({ id }) =>
            change({
              selected: id,
              ...(!piece.nodes.some((node) => node.id === id) &&
                !view.expanded.includes(id) && { expanded: [...view.expanded, id] }),
            })
          }
        />
        <p class="actions">
          <button type="button" onClick={undo} disabled={!canUndo}>
            Undo (u)
          </button>
          <button type="button" onClick={() => change({ ...defaultView, ...nothing })}>
            Start anew
          </button>
        </p>
      </header>
      <main>
        <aside class="left" aria-label="What is shown">
          <div role="group" aria-label="Panels" class="tabs">
            {tabs.map((tab) => (
              <button
                key={tab}
                type="button"
                aria-pressed={view.tab === tab}
                onClick={() => change({ tab }, true)}
              >
                {tabWords[tab]}
              </button>
            ))}
          </div>
          {view.tab === 'map' && (
            <>
              <Filters start={start} looks={looks} control={control} />
              <Legend piece={piece} looks={looks} view={view} />
            </>
          )}
          {view.tab === 'ask' && (
            <Ask
              queries={start.queries}
              control={control}
              answer={asked.answer}
              error={asked.error}
              waiting={asked.waiting}
            />
          )}
          {view.tab === 'review' && <Review onJudged={() => setVersion(version + 1)} />}
        </aside>
        <section class="middle" aria-label="Map and table">
          <div class="above">
            {start.years !== undefined && (
              <TimeSlider years={start.years} undated={mapped?.undated ?? 0} control={control} />
            )}
            <Ways control={control} looks={looks} answer={ways.answer} error={ways.error} nameOf={nameOf} />
            <p class="summary" role="status">
              {problem ?? (
                <>
                  {view.drawn ? 'Result of the question: ' : ''}
                  {summary}.
                  {leftOut > 0 && !view.drawn && (
                    <strong>
                      {' '}
                      {counted(leftOut, 'line')} told by fewer stories left out to keep the picture fluid:
                      narrow by kind, law, weapons, stories or time, or raise “Most lines”.
                    </strong>
                  )}
                  {isSlow &&
                    ' Lines are left out while the picture moves: this machine draws them too slowly.'}
                  {more > 0 && ` ${counted(more, 'neighbour')} not added: the best told come first.`}
                  {view.hidden.length > 0 && (
                    <>
                      {' '}
                      {view.hidden.length} hidden.{' '}
                      <button type="button" class="link" onClick={() => change({ hidden: [] })}>
                        Show all
                      </button>
                    </>
                  )}
                </>
              )}
            </p>
          </div>
          <Picture
            piece={piece}
            places={places}
            looks={looks}
            control={control}
            highlighted={highlighted}
            frame={settled}
            onRenderer={keepRenderer}
            summary={summary}
            onSlow={setSlow}
          />
          <section class="table" aria-label="Table">
            <div class="bar">
              <span role="group" aria-label="Rows of the table">
                <button
                  type="button"
                  aria-pressed={view.table === 'edges'}
                  onClick={() => change({ table: 'edges', sort: '-stories' }, true)}
                >
                  Lines
                </button>
                <button
                  type="button"
                  aria-pressed={view.table === 'nodes'}
                  onClick={() => change({ table: 'nodes', sort: '-stories' }, true)}
                >
                  Nodes
                </button>
              </span>
              <Exports
                piece={piece}
                view={view}
                looks={looks}
                places={places}
                renderer={() => renderer.current ?? undefined}
                nameOf={nameOf}
                blocName={blocName}
                summary={summary}
              />
            </div>
            <div class="scroll" tabIndex={0} role="group" aria-label="Rows">
              {view.table === 'edges' ? (
                <DataTable
                  caption={`Lines of the map (${piece.edges.length})`}
                  rows={piece.edges}
                  columns={edgeColumns(nameOf, looks)}
                  control={control}
                />
              ) : (
                <DataTable
                  caption={`Nodes of the map (${piece.nodes.length})`}
                  rows={piece.nodes}
                  columns={nodeColumns(blocName)}
                  control={control}
                />
              )}
            </div>
          </section>
        </section>
        <aside class="right" aria-label="What is selected" tabIndex={0}>
          <Details control={control} looks={looks} placeOf={(id) => placeIn(renderer.current, places, id)} />
        </aside>
      </main>
    </>
  );
}

/** Optional parts of a view, taken away. */
const nothing = {
  law: undefined,
  category: undefined,
  from: undefined,
  to: undefined,
  selected: undefined,
  way: undefined,
} as const;

/** Places of a piece; empty until they are found. */
function useLayout(piece: Piece | undefined): Places {
  const [places, setPlaces] = useState<Places>(new Map());
  useEffect(() => {
    let isCurrent = true;
    if (piece !== undefined) {
      void layOut(piece).then((found) => {
        if (isCurrent) setPlaces(found);
      });
    }
    return () => {
      isCurrent = false;
    };
  }, [piece]);
  return places;
}

function placeIn(renderer: Renderer | null, places: Places, id: string) {
  const graph = renderer?.getGraph();
  if (graph?.hasNode(id)) {
    const { x, y } = graph.getNodeAttributes(id);
    return { id, x, y };
  }
  return places.get(id);
}

/** What stands out: the selection with what touches it, and the ways that are shown. */
function highlightedOf(
  { nodes, edges }: Piece,
  selected: string | undefined,
  way: readonly string[] | undefined,
): readonly string[] {
  const chosen =
    selected === undefined ? [] : edges.filter(({ id, from, to }) => [id, from, to].includes(selected));
  const onWay = new Set(way ?? []);
  const shown = [...chosen, ...edges.filter(({ id }) => onWay.has(id))];
  const own = nodes.some(({ id }) => id === selected) && selected !== undefined ? [selected] : [];
  return [...new Set([...own, ...shown.flatMap(({ id, from, to }) => [id, from, to])])];
}
