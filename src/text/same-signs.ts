/**
 * Signs that are the same to a reader, and not to NFKC.
 *
 * Layer: text. Imports: nothing.
 */

/** The ∶ of 1∶3 is a colon, the − of −5 a hyphen, for × many type * or ✕, and u for the μ of μg. */
export const SAME_SIGNS: ReadonlyMap<number, number> = new Map([
  [0x2236, 0x3a],
  [0x2212, 0x2d],
  [0x2a, 0xd7],
  [0x2715, 0xd7],
  [0x3bc, 0x75],
])
