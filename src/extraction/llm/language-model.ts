/** One question to a model. */
export interface ModelRequest {
  readonly system: string;
  readonly prompt: string;
  /** JSON Schema of the reply. */
  readonly schema: Readonly<Record<string, unknown>>;
  readonly temperature: number;
  readonly maxOutputTokens: number;
}

/** Tokens as the service counted them. */
export interface TokenCount {
  readonly input: number;
  readonly output: number;
}

/** What a model answered: its words as they came. */
export interface ModelReply {
  readonly text: string;
  readonly tokens: TokenCount;
}

/**
 * The port behind which every service stands. `name` enters the key of a reply and the claims' extractor.
 * Rejects with `model/unreachable`, `model/auth`, `model/rejected` (which end a run) or `model/failed` (this article alone).
 */
export interface LanguageModel {
  readonly name: string;
  ask(request: ModelRequest): Promise<ModelReply>;
}
