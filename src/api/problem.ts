/**
 * Problems: how a failed request is reported (RFC 9457).
 *
 * The only module that pairs an error with an HTTP status.
 *
 * Layer: api. Imports: errors, wire.
 */

import type { Context } from 'hono'

import { ServiceError } from '../errors.ts'
import type { ParameterProblem, Problem } from '../wire.ts'

const PROBLEMS = {
  'query/invalid': { status: 400, title: 'A parameter of the request is not valid' },
  'document/not-found': { status: 404, title: 'There is no such document' },
  'route/not-found': { status: 404, title: 'There is nothing at this address' },
  'route/method': { status: 405, title: 'This method is not allowed here' },
  'index/unavailable': { status: 503, title: 'The search index cannot be read' },
  internal: { status: 500, title: 'The request failed' },
} as const

export type ProblemCode = keyof typeof PROBLEMS

/** The status that a code is answered with. */
export function statusOf(code: ProblemCode): (typeof PROBLEMS)[ProblemCode]['status'] {
  return PROBLEMS[code].status
}

/** The body of a problem, for API and pages alike. */
export function problemOf(
  code: ProblemCode,
  detail: string,
  errors?: readonly ParameterProblem[],
): Problem {
  const { status, title } = PROBLEMS[code]
  return {
    type: `urn:hansou:problem:${code.replace('/', ':')}`,
    title,
    status,
    detail,
    code,
    ...(errors === undefined ? {} : { errors }),
  }
}

/** Answers with a problem. Errors are never cached. */
export function problem(
  c: Context,
  code: ProblemCode,
  detail: string,
  errors?: readonly ParameterProblem[],
): Response {
  return c.body(JSON.stringify(problemOf(code, detail, errors)), PROBLEMS[code].status, {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  })
}

/** Nobody mends more at once; a long address would get a far longer answer. */
const MOST_ERRORS = 50

/** Answers 400, naming each wrong parameter. */
export function invalidParams(c: Context, errors: readonly ParameterProblem[]): Response {
  const some = errors.slice(0, MOST_ERRORS)
  const all = some.map(({ parameter, detail }) => `${parameter}: ${detail}`).join('; ')
  return problem(c, 'query/invalid', all, some)
}

/** The problem that an exception stands for. */
export function problemOfError(error: unknown): { code: ProblemCode; detail: string } {
  if (error instanceof ServiceError && error.code.startsWith('index/'))
    return { code: 'index/unavailable', detail: error.message }
  return { code: 'internal', detail: 'an unexpected error; it has been logged' }
}
