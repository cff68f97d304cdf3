export { createExtractor, type Extraction, type ExtractionInput, type Extractor } from './extractor.ts';
export { type GateReason, gate, type RefusedClaim } from './gate.ts';
