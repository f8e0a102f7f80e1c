/** @jsxImportSource . */
/**
 * Numbered pages of results, as far as results can be asked for.
 *
 * Layer: pages. Imports: pages.
 */

import type { PageContext } from './layout.tsx'
import { lastPageOf, searchHref } from './page-query.ts'

/** Pages listed on each side of the current one. */
const AROUND = 3

export interface PagerProps {
  readonly page: PageContext
  readonly total: number
}

export function Pager({ page, total }: PagerProps) {
  const { strings, query } = page
  const { limit, offset } = query
  const last = lastPageOf(total, limit)
  const current = Math.floor(offset / limit) + 1
  const shown = last * limit
  const numbers = Array.from({ length: last }, (_, index) => index + 1).filter(
    (number) => number === 1 || Math.abs(number - current) <= AROUND,
  )
  const href = (number: number): string => searchHref(query, { offset: (number - 1) * limit })
  if (last === 1) return null
  return (
    <>
      <nav class="pager" aria-label={strings.pages}>
        {current > 1 ? (
          <a rel="prev" href={href(Math.min(current - 1, last))}>
            {strings.previousPage}
          </a>
        ) : null}
        <ol>
          {numbers.map((number, index) => (
            <li class={number - (numbers[index - 1] ?? 0) > 1 ? 'gap' : undefined}>
              <a href={href(number)} aria-current={number === current ? 'page' : undefined}>
                {number}
              </a>
            </li>
          ))}
        </ol>
        {current < last ? (
          <a rel="next" href={href(current + 1)}>
            {strings.nextPage}
          </a>
        ) : null}
      </nav>
      {current === last && total > shown ? <p class="note">{strings.cutOff(shown)}</p> : null}
    </>
  )
}
