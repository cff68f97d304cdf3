/** Hash of a run of words, unsigned 32 bits (FNV-1a over UTF-16 units, then Murmur3's finaliser). */
export function hashOf(words: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < words.length; index += 1) {
    hash = Math.imul(hash ^ words.charCodeAt(index), 0x01000193);
  }
  return mixed(hash);
}

/** Spreads a number's bits over all 32 of an unsigned one. */
export function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Hashes of all runs of `length` words, sorted and each once; none where there are fewer words. */
export function shinglesOf(words: readonly number[], length: number): Uint32Array {
  const count = Math.max(0, words.length - length + 1);
  const hashes = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) {
    let hash = 0;
    for (let next = 0; next < length; next += 1) hash = Math.imul(hash, 0x9e3779b1) + (words[at + next] ?? 0);
    hashes[at] = mixed(hash);
  }
  hashes.sort();
  let kept = 0;
  for (let at = 0; at < count; at += 1) {
    const hash = hashes[at] ?? 0;
    if (at === 0 || hash !== hashes[at - 1]) {
      hashes[kept] = hash;
      kept += 1;
    }
  }
  return hashes.slice(0, kept);
}

/** How many hashes two sorted sets share. */
export function sharedCount(a: Uint32Array, b: Uint32Array): number {
  let [left, right, shared] = [0, 0, 0];
  while (left < a.length && right < b.length) {
    const [one, other] = [a[left] ?? 0, b[right] ?? 0];
    if (one === other) shared += 1;
    if (one <= other) left += 1;
    if (other <= one) right += 1;
  }
  return shared;
}

/** How a set's signature is cut: `bands` keys, each of `rows` least hashes. */
export interface Banding {
  readonly bands: number;
  readonly rows: number;
  /** Tells the keys of one banding from those of another. */
  readonly seed: number;
}

/**
 * Keys under which sets that are alike meet. The signature holds the least hash of the set under each of bands × rows
 * permutations, so that two sets agree in one with the probability of their Jaccard similarity s (A. Broder, "On the
 * resemblance and containment of documents", 1997); a band is equal with s^rows, and some band with 1 − (1 − s^rows)^bands
 * (locality-sensitive hashing; J. Leskovec, A. Rajaraman, J. Ullman, "Mining of Massive Datasets", chapter 3). The seed is
 * fixed, so that keys are the same in every run.
 */
export function createBandKeys({ bands, rows, seed }: Banding): (set: Uint32Array) => Uint32Array {
  const size = bands * rows;
  const masks = Uint32Array.from({ length: size }, (_, index) => mixed(seed + index * 2 + 1));
  const factors = Uint32Array.from({ length: size }, (_, index) => mixed(seed + index * 2 + 2) | 1);
  return (set) => {
    if (set.length === 0) return new Uint32Array(0);
    const keys = new Uint32Array(bands);
    for (let band = 0; band < bands; band += 1) {
      let key = seed + band;
      for (let row = 0; row < rows; row += 1) {
        const at = band * rows + row;
        const [mask, factor] = [masks[at] ?? 0, factors[at] ?? 0];
        let least = 0xffffffff;
        for (const shingle of set) {
          const product = Math.imul(shingle ^ mask, factor);
          const hash = (product ^ (product >>> 15)) >>> 0;
          if (hash < least) least = hash;
        }
        key = Math.imul(key, 0x9e3779b1) + least;
      }
      keys[band] = mixed(key);
    }
    return keys;
  };
}
