/**
 * Errors that operations throw, told apart by a stable code.
 *
 * Readers' text never fails in the core, so nothing here is about a query; untrusted
 * structure gives issues (data), not errors. `api/problem.ts` maps codes to HTTP statuses,
 * `cli/commands.ts` maps them to exit codes.
 *
 * Layer: leaf. Imports: nothing.
 */

/** Every code an operation of this project can fail with. */
export type ErrorCode =
  | 'index/format'
  | 'index/corrupt'
  | 'index/missing'
  | 'corpus/empty'
  | 'corpus/missing'
  | 'cli/usage'

/** A failed operation: a stable `code`, and a message that carries the numbers. */
export class ServiceError extends Error {
  readonly code: ErrorCode

  /**
   * @param code - What went wrong, for programs.
   * @param message - What went wrong, for people: what was expected, what came; no full stop.
   * @param options - `cause` keeps the error underneath.
   */
  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ServiceError'
    this.code = code
  }
}
