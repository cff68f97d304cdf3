import type { ClaimKind, DealStatus, PressureAction } from '../../model/index.ts';

/** A claim as decoding finds it: clusters for roles and values, and how far its scores lie above their threshold. */
export interface Decoded {
  readonly kind: ClaimKind;
  /** Role name → index of a cluster. */
  readonly roles: Readonly<Record<string, number>>;
  readonly values: {
    readonly value?: number;
    readonly quantity?: number;
    readonly signed?: number;
    readonly status?: DealStatus;
    readonly action?: PressureAction;
  };
  /** Mean margin above the threshold, in logits. */
  readonly score: number;
}
