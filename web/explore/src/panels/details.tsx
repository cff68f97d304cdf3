import { useEffect, useState } from 'preact/hooks';
import type { Description } from '../../../../src/explorer/api.ts';
import type { Place } from '../layout.ts';
import type { Looks } from '../looks.ts';
import { filterParameters, server } from '../server.ts';
import { useAnswer } from '../use-answer.ts';
import type { ViewControl } from '../use-view.ts';
import { counted, kindWords } from '../words.ts';
import { ClaimView, EventView, Facts } from './evidence.tsx';

interface Props {
  readonly control: ViewControl;
  readonly looks: Looks;
  readonly placeOf: (id: string) => Place | undefined;
}

/** The panel of what is selected: what it is, what can be done with it, its events and their sentences. */
export function Details({ control, looks, placeOf }: Props) {
  const { view, change } = control;
  const id = view.selected;
  const key = id === undefined ? undefined : `${id} ${JSON.stringify(filterParameters(view))}`;
  const { answer, error } = useAnswer(key, () => server.describe(id ?? '', view, 0));
  const [further, setFurther] = useState<readonly Description[]>([]);
  useEffect(() => setFurther([]), [key]);
  if (id === undefined) {
    return (
      <p>
        Choose a node or a line, in the map or in the table: its events and the sentences that they rest on
        appear here. A double click on a node adds what it is tied to.
      </p>
    );
  }
  if (error !== undefined) return <p role="alert">{error}</p>;
  if (answer === undefined || answer.id !== id) return <p>Looking it up …</p>;
  const select = (other: string) => change({ selected: other }, true);
  const pages = [answer, ...further];
  const more = pages.at(-1)?.more ?? 0;
  const isEdge = id.includes(' ');
  const line = looks.lineOf(answer.kind);
  const loadMore = async () => {
    const shown = pages.reduce((sum, page) => sum + page.events.length, 0);
    const next = await server.describe(id, view, shown);
    setFurther([...further, next]);
  };
  return (
    <>
      <h2>{answer.title}</h2>
      <p class="meta">{isEdge ? `${line.caption}: ${line.meaning}` : kindWords(answer.kind as never)}</p>
      <Actions id={id} isEdge={isEdge} description={answer} control={control} placeOf={placeOf} />
      <Facts facts={answer.facts} onSelect={select} />
      {answer.leverage !== undefined && (
        <section aria-label="Leverage">
          <h3>Who can act on this deal</h3>
          {answer.leverage.length === 0 && (
            <p>No pressure over it is told, and no maker of its system is known.</p>
          )}
          <ul class="levers">
            {answer.leverage.map((lever) => (
              <li key={`${lever.actor} ${lever.how} ${lever.through?.id ?? ''}`}>
                <button type="button" class="link" onClick={() => select(lever.actor)}>
                  {lever.actorName}
                </button>
                : {lever.how}
                {lever.through !== undefined && (
                  <>
                    {' – '}
                    <button type="button" class="link" onClick={() => select(lever.through?.id ?? '')}>
                      {lever.through.name}
                    </button>
                  </>
                )}
                {lever.basis === 'reference' && <small> (vocabulary)</small>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {pages.flatMap((page) =>
        page.events.map((event) => <EventView key={event.id} event={event} onSelect={select} />),
      )}
      {more > 0 && (
        <button type="button" onClick={loadMore}>
          Show more ({counted(more, 'event')})
        </button>
      )}
      {answer.claims.map((claim) => (
        <ClaimView key={claim.id} claim={claim} />
      ))}
      {answer.events.length + answer.claims.length === 0 && (
        <p>No article tells it: it comes from the vocabulary alone, or the filters leave out what does.</p>
      )}
    </>
  );
}

interface ActionProps {
  readonly id: string;
  readonly isEdge: boolean;
  readonly description: Description;
  readonly control: ViewControl;
  readonly placeOf: Props['placeOf'];
}

function Actions({ id, isEdge, description, control: { view, change }, placeOf }: ActionProps) {
  const hide = (
    <button type="button" onClick={() => change({ hidden: [...view.hidden, id], selected: undefined })}>
      Hide
    </button>
  );
  if (isEdge) return <p class="actions">{hide}</p>;
  const isExpanded = view.expanded.includes(id);
  const isPinned = view.pinned.some((pin) => pin.id === id);
  const without = view.pinned.filter((pin) => pin.id !== id);
  const pin = () => {
    const place = placeOf(id);
    change({
      pinned: isPinned || place === undefined ? without : [...without, { id, x: place.x, y: place.y }],
    });
  };
  return (
    <p class="actions">
      <button
        type="button"
        aria-pressed={isExpanded}
        onClick={() =>
          change({
            expanded: isExpanded ? view.expanded.filter((each) => each !== id) : [...view.expanded, id],
          })
        }
      >
        {isExpanded ? 'Take neighbours away' : 'Add neighbours'}
      </button>
      {hide}
      <button type="button" aria-pressed={isPinned} onClick={pin}>
        {isPinned ? 'Unpin' : 'Pin'}
      </button>
      {view.way?.[0] === id ? null : view.way === undefined ? (
        <button type="button" onClick={() => change({ way: [id, ''] }, true)}>
          Way from here
        </button>
      ) : (
        <button type="button" onClick={() => change({ way: [view.way?.[0] ?? '', id] })}>
          Way to here
        </button>
      )}
      {description.dossier && (
        <a href={`/dossier?id=${encodeURIComponent(id)}`} target="_blank" rel="noopener noreferrer">
          Dossier
        </a>
      )}
    </p>
  );
}
