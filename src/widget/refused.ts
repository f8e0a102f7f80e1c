/**
 * What went wrong, for the developer of a page: what the API says of a request that it refused.
 *
 * Layer: widget. Imports: wire.
 */

import type { Problem } from '../wire.ts'

/**
 * The error of an answer that is no success: status, and what the API expected and got, if the
 * answer is from the API.
 */
export async function refusal(response: Response): Promise<Error> {
  const problem: Partial<Problem> | null = await response.json().catch(() => null)
  const said = problem?.detail ?? response.statusText
  return new Error(`search failed: ${response.status} ${said}`)
}
