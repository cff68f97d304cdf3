import type { Judgement } from '../model/index.ts';
import { type Decision, type Review, reasonWords, renderDoubt, type ShownDoubt } from '../pipeline/index.ts';
import type { Dialogue } from './dialogue.ts';

/** The store under review; each change is in it before the next question is asked. */
export interface ReviewedGraph {
  judgements(): readonly Judgement[];
  /** Resolves what the store holds now. */
  openReview(): Review;
  judge(decision: Decision): Promise<void>;
  /** Takes back the last judgement; nothing when there is none. */
  undo(): Promise<Judgement | undefined>;
}

/** How a talk went. */
export interface ReviewTally {
  readonly judged: number;
  readonly left: number;
}

const answers = {
  s: 'same',
  d: 'different',
  n: 'unsure',
  k: 'skip',
  u: 'undo',
  q: 'quit',
} as const;
type Answer = (typeof answers)[keyof typeof answers];

const question = 'same s, different d, cannot tell n, skip k, undo u, quit q? ';
const lastQuestion = 'No more to judge now: undo u, quit q? ';
const help =
  'Write one of the letters: s or d decides, n is kept as "unsure" and not asked again, k asks again next time, u takes back the last answer.';

/** A step that undo goes back over. */
interface Step {
  readonly shown: ShownDoubt;
  readonly skipped: boolean;
}

/**
 * Walks through what is in doubt, one question at a time. An answer is kept at once, so that a review that is broken off goes
 * on where it was. Undo goes back over this talk's answers and skips, and then over the judgements of earlier ones.
 */
export async function reviewSession(
  graph: ReviewedGraph,
  dialogue: Dialogue,
  by: string,
): Promise<ReviewTally> {
  let review = graph.openReview();
  let steps: readonly Step[] = [];
  let again: ShownDoubt | undefined;
  const judged = () => steps.filter(({ skipped }) => !skipped).length;
  const open = (): readonly ShownDoubt[] => {
    const skipped = new Set(steps.flatMap((step) => (step.skipped ? [pairOf(step.shown)] : [])));
    return review.pending(graph.judgements()).filter((shown) => !skipped.has(pairOf(shown)));
  };

  const undo = async (): Promise<void> => {
    const last = steps.at(-1);
    if (last?.skipped === true) {
      again = last.shown;
      steps = steps.slice(0, -1);
      return;
    }
    const undone = await graph.undo();
    if (undone === undefined) return dialogue.say('There is nothing to take back.');
    dialogue.say(`Taken back: ${judgementWords(undone, last?.shown)}.`);
    steps = steps.slice(0, -1);
    again = last?.shown;
    // What an earlier talk joined is in doubt again only when it is resolved anew.
    if (last === undefined) review = graph.openReview();
  };

  for (;;) {
    const pending = open();
    const shown: ShownDoubt | undefined =
      pending.find((each) => again !== undefined && pairOf(each) === pairOf(again)) ?? pending[0];
    again = shown;
    if (shown !== undefined) {
      const place = `${steps.length + 1} of ${steps.length + pending.length}`;
      dialogue.say(renderDoubt(shown, place, dialogue.width));
    }
    const written = await dialogue.ask(shown === undefined ? lastQuestion : question);
    const answer = written === undefined ? 'quit' : answerOf(written);
    if (answer === 'quit') break;
    if (answer === 'undo') await undo();
    else if (answer === undefined || shown === undefined) dialogue.say(help);
    else {
      if (answer !== 'skip') await graph.judge(decisionOn(shown, answer, by));
      steps = [...steps, { shown, skipped: answer === 'skip' }];
      again = undefined;
    }
  }
  return { judged: judged(), left: review.pending(graph.judgements()).length };
}

/** A judgement in one line: what was decided of which two, by whom and when; with the names of both where they are shown. */
export function judgementWords(
  { left, right, decision, by, at }: Judgement,
  shown?: Pick<ShownDoubt, 'left' | 'right'>,
): string {
  const both = shown === undefined ? `${left} and ${right}` : `${shown.left.name} and ${shown.right.name}`;
  return `${decision} of ${both}, judged by ${by} at ${at}`;
}

function answerOf(written: string): Answer | undefined {
  const word = written.trim().toLowerCase();
  const all = Object.entries(answers);
  return all.find(([letter, answer]) => word === letter || word === answer)?.[1];
}

function decisionOn(
  { doubt }: ShownDoubt,
  decision: Exclude<Answer, 'skip' | 'undo' | 'quit'>,
  by: string,
): Decision {
  const { kind, left, right, score, reasons } = doubt;
  return { kind, left, right, decision, by, reasons: reasons.map(reasonWords), score };
}

function pairOf({ doubt }: ShownDoubt): string {
  return `${doubt.left} ${doubt.right}`;
}
