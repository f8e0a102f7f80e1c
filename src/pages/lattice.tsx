/** @jsxImportSource . */
/**
 * The lattice as a picture: a query's characters, an arc over each word the index knows.
 *
 * Layer: pages. Imports: wire.
 */

import type { QueryExplanation } from '../wire.ts'

/** Room for one character, in pixels. */
const STEP = 36
const BASE = 18

export function Lattice({ explanation }: { readonly explanation: QueryExplanation }) {
  const { text, lattice } = explanation
  const starts = [...text].reduce<number[]>(
    (at, char) => [...at, (at.at(-1) ?? 0) + char.length],
    [0],
  )
  const column = (index: number): number => starts.indexOf(index)
  const longest = Math.max(1, ...lattice.map(({ start, end }) => column(end) - column(start)))
  const height = longest * BASE + 44
  const width = (starts.length - 1) * STEP + 8
  const words = lattice.filter(({ start, end }) => column(end) - column(start) > 1)
  const label = lattice
    .filter(({ chosen }) => chosen)
    .map(({ start, end }) => text.slice(start, end))
    .join(' / ')
  return (
    <svg
      role="img"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
    >
      {[...text].map((char, i) => (
        <text
          x={i * STEP + STEP / 2 + 4}
          y={height - 12}
          text-anchor="middle"
          font-size="20"
          fill="currentColor"
        >
          {char}
        </text>
      ))}
      {words.map(({ start, end, chosen, frequency }) => {
        const from = column(start) * STEP + 10
        const to = column(end) * STEP - 2
        const top = height - 40 - (column(end) - column(start)) * BASE
        const word = text.slice(start, end)
        return (
          <g>
            <title>{`${word} ${frequency}`}</title>
            <path
              d={`M${from} ${height - 36} C${from} ${top} ${to} ${top} ${to} ${height - 36}`}
              fill="none"
              class={chosen ? 'chosen' : undefined}
              stroke="currentColor"
              opacity={chosen ? 1 : 0.5}
            />
          </g>
        )
      })}
    </svg>
  )
}
