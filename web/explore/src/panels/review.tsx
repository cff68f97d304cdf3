import { useState } from 'preact/hooks';
import type { ReviewAnswer, ReviewItem, ReviewSide } from '../../../../src/explorer/api.ts';
import { server } from '../server.ts';
import { useAnswer } from '../use-answer.ts';
import { counted } from '../words.ts';

interface Props {
  /** Told after each judgement: the graph is another one then. */
  readonly onJudged: () => void;
}

/** What may be one and may be two: judged here, kept in the store, and undone. */
export function Review({ onJudged }: Props) {
  const first = useAnswer('review', server.review);
  const [later, setLater] = useState<ReviewAnswer>();
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [skipped, setSkipped] = useState<readonly string[]>([]);
  const answer = later ?? first.answer;
  const doing = async (work: () => Promise<ReviewAnswer>) => {
    setBusy(true);
    setError(undefined);
    try {
      setLater(await work());
      onJudged();
    } catch (cause) {
      setError(cause instanceof Error ? cause.message : String(cause));
    } finally {
      setBusy(false);
    }
  };
  if (answer === undefined) return <p>{first.error ?? 'Looking for what is in doubt …'}</p>;
  const open = answer.pending.filter((item) => !skipped.includes(keyOf(item)));
  const [item] = open;
  const judge = (decision: 'same' | 'different' | 'unsure') => {
    if (item === undefined) return;
    const { kind, left, right } = item;
    void doing(() => server.judge({ kind, left: left.id, right: right.id, decision }));
  };
  return (
    <section class="review" aria-label="Review" aria-busy={isBusy}>
      <p role="status">
        {counted(answer.pending.length, 'pair')} in doubt
        {skipped.length > 0 ? `, ${skipped.length} skipped` : ''}
      </p>
      {error !== undefined && <p role="alert">{error}</p>}
      {item === undefined ? (
        <p>Nothing more is in doubt.</p>
      ) : (
        <>
          <h2>{item.kind === 'deal' ? 'One deal or two?' : 'One or two?'}</h2>
          <p class="meta">
            Likely one: {item.score.toFixed(2)}. {item.reasons.join('; ')}
          </p>
          <div class="sides">
            <Side side={item.left} />
            <Side side={item.right} />
          </div>
          <p class="actions">
            <button type="button" disabled={isBusy} onClick={() => judge('same')}>
              Same
            </button>
            <button type="button" disabled={isBusy} onClick={() => judge('different')}>
              Different
            </button>
            <button type="button" disabled={isBusy} onClick={() => judge('unsure')}>
              Cannot tell
            </button>
            <button type="button" disabled={isBusy} onClick={() => setSkipped([...skipped, keyOf(item)])}>
              Skip
            </button>
          </p>
        </>
      )}
      {answer.last !== undefined && (
        <p>
          Last judged: {answer.last}.{' '}
          <button type="button" disabled={isBusy} onClick={() => void doing(server.undoJudgement)}>
            Take it back
          </button>
        </p>
      )}
    </section>
  );
}

function Side({ side: { name, label, traits, sentences } }: { readonly side: ReviewSide }) {
  return (
    <div>
      <h3>{name}</h3>
      <p class="meta">{[label, ...traits].join('; ')}</p>
      {sentences.map(({ words, source }) => (
        <figure key={words}>
          <blockquote>{words}</blockquote>
          <figcaption>{source}</figcaption>
        </figure>
      ))}
    </div>
  );
}

function keyOf({ left, right }: ReviewItem): string {
  return `${left.id} ${right.id}`;
}
