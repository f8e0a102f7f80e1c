/**
 * Field lengths in one byte.
 *
 * Ranking needs to know how long a field is, not to the unit: lengths up to 127 are exact,
 * longer ones fall into 16 steps to the octave (within 2.2 % of the truth), up to 32,000 units.
 *
 * Layer: index. Imports: nothing.
 */

const EXACT = 128
const STEPS = 16

/** Encodes a length in units; lengths past the scale get the last step. */
export function encodeLength(units: number): number {
  if (units < EXACT) return units
  return Math.min(255, EXACT + Math.round(Math.log2(units / EXACT) * STEPS))
}

/** The length in units that a byte stands for. */
export function decodeLength(byte: number): number {
  return byte < EXACT ? byte : EXACT * 2 ** ((byte - EXACT) / STEPS)
}
