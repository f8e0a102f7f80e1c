/**
 * Measures of graded answers.
 *
 * Layer: bench. Imports: nothing.
 */

/**
 * Normalized discounted cumulative gain of a ranking (Järvelin and Kekäläinen, 2002), with 2^grade - 1
 * as the gain of a document and log2(rank + 1) as its discount.
 *
 * @param grades - By document; those that are missing have grade 0.
 * @returns From 0 to 1; 0 where no document has a grade.
 */
export function ndcgOf(
  ranking: readonly string[],
  grades: Readonly<Record<string, number>>,
  depth: number,
): number {
  const ideal = gainOf(
    Object.values(grades)
      .toSorted((a, b) => b - a)
      .slice(0, depth),
  )
  return ideal === 0 ? 0 : gainOf(ranking.slice(0, depth).map((id) => grades[id] ?? 0)) / ideal
}

function gainOf(grades: readonly number[]): number {
  return grades.reduce((sum, grade, i) => sum + (2 ** grade - 1) / Math.log2(i + 2), 0)
}

/** The mean of some numbers; 0 of none. */
export function meanOf(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, each) => sum + each, 0) / numbers.length
}
