/**
 * Options of commands, checked: what was expected, what came.
 *
 * Layer: cli. Imports: errors.
 */

import { ServiceError } from '../errors.ts'

/** A whole number from `least` to `most`. @throws {ServiceError} `cli/usage` */
export function integerOption(name: string, value: unknown, least: number, most: number): number {
  const number = Number(value)
  if (typeof value === 'boolean' || !Number.isInteger(number) || number < least || number > most)
    throw new ServiceError(
      'cli/usage',
      `--${name}: expected a whole number from ${least} to ${most}, got ${JSON.stringify(value)}`,
    )
  return number
}

/** A text that must be given. @throws {ServiceError} `cli/usage` */
export function textOption(name: string, value: unknown): string {
  // cac reads a value of digits as a number.
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string' || text === '')
    throw new ServiceError(
      'cli/usage',
      `--${name}: expected a value, got ${Array.isArray(value) ? value.length : 'none'}`,
    )
  return text
}

/** An address of a site, which ends in `/` then. @throws {ServiceError} `cli/usage` */
export function siteOption(name: string, value: unknown): string {
  const text = textOption(name, value)
  if (!/^https?:\/\//iu.test(text) || !URL.canParse(text))
    throw new ServiceError(
      'cli/usage',
      `--${name}: expected an http(s) address, got ${JSON.stringify(text)}`,
    )
  const url = new URL(text)
  return `${url.origin}${url.pathname.replace(/\/*$/u, '/')}`
}

/** One text or several. @throws {ServiceError} `cli/usage` */
export function listOption(name: string, value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).map((item) => textOption(name, item))
}
