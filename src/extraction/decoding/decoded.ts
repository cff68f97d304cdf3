import type { ClaimKind, DealStatus, PressureAction } from '../../model/index.ts';

/** A claim as decoding finds it: clusters for roles and values, and how probable it is. */
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
  /** True where the words deny it. */
  readonly denied?: boolean;
  /** How probable it is that the deal or the act is done, whatever else is told of it, 0–1. */
  readonly done?: number;
  /** The least probability of the facts in it, 0–1. */
  readonly probability: number;
}
