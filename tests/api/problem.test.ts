/** What a failed request is told, and what it is not. */

import { describe, expect, it } from 'vitest'

import { problemOf, problemOfError } from '../../src/api/problem.ts'
import { ServiceError } from '../../src/errors.ts'

describe('problemOfError', () => {
  it('tells of an index that cannot be read', () => {
    const error = new ServiceError('index/corrupt', 'section meta is not JSON')
    expect(problemOfError(error)).toEqual({
      code: 'index/unavailable',
      detail: 'section meta is not JSON',
    })
  })

  it.each([
    { name: 'an error of another kind', error: new ServiceError('corpus/missing', '/home/a') },
    { name: 'an error of the code', error: new TypeError('reading a of undefined') },
    { name: 'what is no error', error: 'index/corrupt' },
  ])('keeps to itself $name', ({ error }) => {
    expect(problemOfError(error)).toEqual({
      code: 'internal',
      detail: 'an unexpected error; it has been logged',
    })
  })
})

describe('problemOf', () => {
  it('lists what is wrong with parameters, and nothing where none is', () => {
    const errors = [{ parameter: 'q', detail: 'expected one value, got 2' }]
    expect(problemOf('query/invalid', 'x', errors)).toMatchObject({ status: 400, errors })
    expect(problemOf('document/not-found', 'x')).toEqual({
      type: 'urn:hansou:problem:document:not-found',
      title: 'There is no such document',
      status: 404,
      detail: 'x',
      code: 'document/not-found',
    })
  })
})
