export {
  createExtractor,
  type Extraction,
  type ExtractionInput,
  type Extractor,
  type ReadingOptions,
} from './extractor.ts';
export { type GateReason, gate, type RefusedClaim } from './gate.ts';
