import {
  type Claim,
  DemarcheError,
  type Document,
  type MentionCluster,
  type Vocabulary,
} from '../../model/index.ts';
import type { Extraction } from '../extractor.ts';
import { type GateReason, gate, type RefusedClaim } from '../gate.ts';
import { createGroundFinder } from './article-ground.ts';
import { refusalByWords } from './carried-by-words.ts';
import { type ClaimGround, claimOfReply } from './claim-of-reply.ts';
import type { LanguageModel } from './language-model.ts';
import type { PromptSeed } from './prompt-seed.ts';
import { type Again, firstRequests, type Part, renderRequest } from './render-request.ts';
import { type Reply, readReply } from './reply.ts';

/** What an article gives to a model's reading. */
export interface ModelInput {
  readonly textId: string;
  readonly document: Document;
  readonly clusters: readonly MentionCluster[];
}

/** A reading, with what of the replies could not even be taken for a claim. */
export interface ModelReading extends Extraction {
  readonly extractor: string;
  readonly unusable: readonly UnusableClaim[];
}

/** What a model gave as a claim and is none. */
export interface UnusableClaim {
  readonly given: unknown;
  readonly reason: string;
}

export type ModelExtractor = (input: ModelInput) => Promise<ModelReading>;

/** What one reply comes to. */
interface Judged {
  readonly claims: readonly Claim[];
  readonly refused: readonly RefusedClaim[];
  readonly unusable: readonly UnusableClaim[];
  /** What may be asked for again. */
  readonly faults: readonly { readonly claim: unknown; readonly reason: string }[];
}

/**
 * The extractor that asks a language model, behind the same gate as the encoder's. Each part of an article is asked about
 * once; what the gate refuses is asked for once more with the reasons, and so is a reply that cannot be read. Rejects with
 * `model/malformed` when both replies cannot be read, and with the model's own failures.
 */
export function createModelExtractor(
  vocabulary: Vocabulary,
  model: LanguageModel,
  seed: PromptSeed,
): ModelExtractor {
  const groundOf = createGroundFinder(vocabulary, seed);
  const extractor = `llm:${model.name}:${seed.version}`;
  return async ({ textId, document, clusters }) => {
    const ground = groundOf(textId, document, clusters);
    const ask = async (part: Part, again?: Again): Promise<Reply | string> =>
      readReply((await model.ask(renderRequest(document, part, seed, again))).text);
    const read = async (part: Part): Promise<Judged> => {
      const place = { ground, part: part.span, extractor, confidence: seed.confidence };
      const first = await ask(part);
      if (typeof first === 'string')
        return judge(readable(await ask(part, { malformed: first }), model), place);
      const judged = judge(first, place);
      if (judged.faults.length === 0) return judged;
      const second = await ask(part, { refused: judged.faults });
      // What was right the first time stands, whatever the second reply is.
      return typeof second === 'string' ? judged : together([judged, judge(second, place)]);
    };
    const parts = await Promise.all(firstRequests(document, seed).map(({ part }) => read(part)));
    const { claims, refused, unusable } = together(parts);
    return { extractor, claims, refused, unusable };
  };
}

function readable(reply: Reply | string, model: LanguageModel): Reply {
  if (typeof reply !== 'string') return reply;
  throw new DemarcheError(
    'model/malformed',
    `${model.name} replied twice with what cannot be read: ${reply}.`,
  );
}

function judge(reply: Reply, place: ClaimGround): Judged {
  const claims: Claim[] = [];
  const refused: RefusedClaim[] = [];
  const unusable: UnusableClaim[] = [...reply.malformed];
  const faults = reply.malformed.map(({ given, reason }) => ({ claim: given, reason }));
  for (const replied of reply.claims) {
    const claim = claimOfReply(replied, place);
    if (typeof claim === 'string') {
      unusable.push({ given: replied, reason: claim });
      faults.push({ claim: replied, reason: claim });
      continue;
    }
    const refusal = gate(claim, place.ground.document.text) ?? refusalByWords(claim, place.ground);
    if (refusal === undefined) claims.push(claim);
    else {
      refused.push(refusal);
      // Words that address machines are not argued about.
      if (refusal.reason !== 'evidence/addressed-to-machines')
        faults.push({ claim: replied, reason: `${reasons[refusal.reason]} (${refusal.detail})` });
    }
  }
  return { claims, refused, unusable, faults };
}

/** One claim of each id, the surest; a claim that was put right is no longer refused. */
function together(all: readonly Judged[]): Judged {
  const claims = new Map<string, Claim>();
  for (const claim of all.flatMap((judged) => judged.claims)) {
    if ((claims.get(claim.id)?.confidence ?? -1) < claim.confidence) claims.set(claim.id, claim);
  }
  const refused = new Map(
    all.flatMap((judged) => judged.refused).map((each) => [`${each.claim.id} ${each.reason}`, each]),
  );
  return {
    claims: [...claims.values()],
    refused: [...refused.values()].filter(({ claim }) => !claims.has(claim.id)),
    unusable: all.flatMap((judged) => judged.unusable),
    faults: [],
  };
}

/** The gate's reasons as they are told to the model. */
const reasons: Readonly<Record<GateReason, string>> = {
  'evidence/none': 'it quotes nothing',
  'evidence/other-text': 'it quotes another text',
  'evidence/not-at-offsets': 'the quote does not stand in the article letter by letter',
  'evidence/hash': 'the quote does not stand in the article letter by letter',
  'role/not-at-offsets': 'the words of this party stand in none of the quotes',
  'role/outside-evidence': 'the words of this party stand in none of the quotes',
  'role/name-after-anaphor': 'the words point back to a name that comes later',
  'role/no-name': 'the words name nobody; quote also the words that name the party',
  'value/outside-evidence': 'the words of this value stand in none of the quotes',
  'value/not-stated': 'the quotes do not state this value',
  'claim/same-party-twice': 'the same party fills two roles',
  'claim/denied-by-words': 'the article denies it at this word',
  'claim/supposed-by-words': 'the article only supposes it at this word',
  'evidence/addressed-to-machines': 'the quote is no news',
};
