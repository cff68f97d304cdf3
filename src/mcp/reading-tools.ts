import { z } from 'zod';
import { entityKinds } from '../model/index.ts';
import {
  dateGiven,
  explain,
  find,
  type InfluenceAnalysis,
  influenceAnalyses,
  influenceText,
  refuseTurnedRound,
  report,
  scopeInWords,
} from '../pipeline/index.ts';
import { textInParts } from './cursors.ts';
import { defineTool, scopeGiven, timeShape } from './tool.ts';

/** Finds an entity by a name. */
export const findTool = defineTool({
  name: 'find',
  title: 'Find a state, system, firm, person, law, alliance or programme',
  description:
    'The id and names of what a name, alias, code or former name means in the graph. Says what was perhaps meant where nothing fits, and among which ids to choose where several do.',
  takes: {
    name: z.string().min(1).max(300),
    kind: z.enum(entityKinds).optional().describe('Only of this kind'),
    ...timeShape,
  },
  async run({ name, kind, ...times }, { keeper, vocabulary }) {
    const found = await keeper.reading(scopeGiven(times), (store) => find(store, vocabulary, name, kind));
    return { shown: { ...found, dossier: `demarche://dossier/${found.id}` } };
  },
});

/** A dossier. */
export const reportTool = defineTool({
  name: 'report',
  title: 'A dossier on a subject, or on two',
  description:
    'What is told of a state, system, firm, law or alliance, or between two of them, as Markdown with a footnote of exact words for each statement.',
  takes: {
    subject: z.string().min(1).max(300).describe('Any name, alias, code or id'),
    other: z.string().min(1).max(300).optional().describe('The second of a pair'),
    unsure: z
      .boolean()
      .default(false)
      .describe('Add what was read but is not sure enough for the graph, marked as such'),
    ...timeShape,
  },
  async run({ subject, other, unsure, ...times }, { keeper, vocabulary }) {
    const scope = scopeGiven(times);
    const text = await keeper.reading(scope, (store) =>
      report(store, vocabulary, other === undefined ? [subject] : [subject, other], {
        format: 'md',
        unsure,
        notes: [scopeInWords(scope)].filter((words) => words !== ''),
      }),
    );
    return textInParts(text);
  },
});

/** What rests on which words. */
export const explainTool = defineTool({
  name: 'explain',
  title: 'The words that something rests on',
  description:
    'An event, claim or edge down to the sentences, with outlet and date, and what was judged of it. Take its answer as the evidence of any statement you make.',
  takes: {
    id: z
      .string()
      .min(1)
      .max(300)
      .describe(
        'deal:…, pressure:…, claim:… or the beginning of one, or an edge: "SELLS_ARMS_TO state:RUS state:IND"',
      ),
    ...timeShape,
  },
  async run({ id, ...times }, { keeper }) {
    return textInParts(await keeper.reading(scopeGiven(times), (store) => explain(store, id)));
  },
});

// The keys are the whole list; Object.keys forgets their type.
const analyses = Object.keys(influenceAnalyses) as [InfluenceAnalysis, ...InfluenceAnalysis[]];
const subjectWords = Object.entries(influenceAnalyses)
  .map(([analysis, takes]) => `${analysis}: ${takes === '' ? 'none' : takes}`)
  .join('; ');
const nameShape = z.string().min(1).max(300);

/** The analyses of influence. */
export const influenceTool = defineTool({
  name: 'influence',
  title: 'Who presses whom, who could stop a deal, who depends on whom, and what if',
  description:
    'pressure: who presses a state, over what, with which outcome. leverage: by which ways others could stop a deal. dependence: on whom a state depends for arms. exposure: whom a law or the loss of a supplier would hit. what-if: the graph without a state, or with a law applied. blocs, balance, brokers, rank: the whole network. timeline: how two states stood. Each statement with the words it rests on.',
  takes: {
    analysis: z.enum(analyses),
    subjects: z.array(nameShape).max(2).default([]).describe(`Any names, codes or ids. ${subjectWords}`),
    item: nameShape.optional().describe('For leverage: only deals over this system'),
    remove: nameShape.optional().describe('For what-if: a state that is taken away'),
    impose: z.array(nameShape).length(3).optional().describe('For what-if: actor, law and target state'),
    from: z.string().optional().describe('First day: 2018, 2018-10 or 2018-10-05'),
    to: z.string().optional().describe('Last day'),
    minSources: z.int().min(1).default(1).describe('Leave out events that fewer stories tell'),
    explain: z.boolean().default(true).describe('Show the words that each statement rests on'),
    ...timeShape,
  },
  async run(
    { analysis, subjects, item, remove, impose, from, to, minSources, explain: explained, ...times },
    { keeper, vocabulary },
  ) {
    const period = {
      ...(from !== undefined && { from: dateGiven('from', from) }),
      ...(to !== undefined && { to: dateGiven('to', to) }),
    };
    refuseTurnedRound('The period', period);
    const question = { analysis, subjects, item, remove, impose };
    const options = {
      format: 'table',
      explain: explained,
      seed: 1,
      resamples: 200,
      minSources,
      ...period,
    } as const;
    return textInParts(
      await keeper.reading(scopeGiven(times), (store) => influenceText(store, vocabulary, question, options)),
    );
  },
});
